"""pyvis is loaded without a notebook's engine, and with it where a notebook runs."""

import subprocess
import sys

DRAW = "import sys\nfrom kg.views import drawing\nimport pyvis.network as pyvis\n"


def run(code):
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)


def test_drawing_loads_no_notebook():
    asked = "print([m for m in sys.modules if m.partition('.')[0] == 'IPython'])"
    assert run(DRAW + asked).stdout == "[]\n"


def test_a_frame_asked_for_later_is_a_notebooks_own():
    code = DRAW + (
        "frame = pyvis.IFrame('x.html', width=1, height=2)\n"
        "from IPython.display import IFrame\n"
        "print(type(frame) is IFrame, frame.height)"
    )
    assert run(code).stdout == "True 2\n"


def test_where_a_notebook_runs_its_engine_is_used():
    code = (
        "import IPython\nfrom IPython.display import IFrame\n"
        f"{DRAW}print(pyvis.IFrame is IFrame, sys.modules['IPython.display'].IFrame is IFrame)"
    )
    assert run(code).stdout == "True True\n"


def test_a_pyvis_that_is_there_already_stays_as_it_is():
    code = (
        f"import pyvis.network\nbefore = pyvis.network.IFrame\n{DRAW}print(pyvis.IFrame is before)"
    )
    assert run(code).stdout == "True\n"
