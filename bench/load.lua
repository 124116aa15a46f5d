-- Asks the addresses of a file in turn; with a mark that no other run has, each time a question that
-- nobody asked before.
-- wrk ... -s load.lua http://host -- FILE [MARK]

local asked, n, mark = {}, 0, nil

function init(args)
  for line in io.lines(args[1]) do
    asked[#asked + 1] = args[2] and line or wrk.format("GET", line)
  end
  mark = args[2]
end

function request()
  n = n + 1
  local one = asked[(n - 1) % #asked + 1]
  return mark and wrk.format("GET", one .. "%20%23" .. mark .. "-" .. n) or one
end

function done(summary, latency)
  local e = summary.errors
  io.write(string.format(
    'RESULT {"requests": %d, "seconds": %f, "median": %f, "last": %f, "faults": %d}\n',
    summary.requests, summary.duration / 1e6, latency:percentile(50) / 1e3,
    latency:percentile(99) / 1e3, e.connect + e.read + e.write + e.status + e.timeout))
end
