# Two commands do everything: `make run` shows the app, `make test` proves it. Both set up what they need.
PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8501
# What is printed to be opened: bound to every address, a browser on this machine still needs one.
SHOWN := $(if $(filter 0.0.0.0 ::,$(HOST)),localhost,$(HOST))
# Handed on: make test ARGS="-k layers -x", make lock ARGS=--upgrade
ARGS ?=

SBOM ?= sbom.cdx.json

VENV := .venv
PY := $(VENV)/bin/python
PIP_INSTALL := $(PY) -m pip install --quiet --disable-pip-version-check --no-input
LOCK := $(VENV)/bin/uv pip compile pyproject.toml --universal --quiet --no-header --annotation-style line \
        --generate-hashes
TYPED := $(wildcard style access cache store analytics charts notices api reports/drawing reports/pictures.py)

.PHONY: help setup run test search faults check format bench data sbom wheelhouse lock clean
.DELETE_ON_ERROR:

help:  ## this list · 列出全部命令
	@echo "make run    then open http://$(SHOWN):$(PORT)"
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' Makefile

setup: $(VENV)/run.stamp  ## what `make run` needs, without starting the app · 只安装，不启动

run: $(VENV)/run.stamp  ## set up, then serve the app on HOST:PORT · 安装并启动
	$(PY) -m streamlit run app.py --server.address=$(HOST) --server.port=$(PORT) --server.headless=true \
	  --browser.serverAddress=$(SHOWN)

# Browser walks come after the others; two at a time, as a page is not at rest while a piece of it has yet to draw (aria-busy).
# Exit code 5: ARGS picked no test of that half.
test: $(VENV)/dev.stamp  ## set up, then run every test (ARGS="-k …" for some) · 运行全部测试
	@sh scripts/setup_browser.sh
	$(PY) -m pytest --numprocesses=auto --maxprocesses=4 --dist=worksteal --durations=20 -m "not browser" $(ARGS) || [ $$? -eq 5 ]
	$(PY) -m pytest --numprocesses=auto --maxprocesses=2 --dist=worksteal --durations=20 -m browser $(ARGS) || [ $$? -eq 5 ]

faults: $(VENV)/dev.stamp  ## plant faults one by one and see the tests find each (ARGS="--only flow") · 植入错误，检验测试
	@sh scripts/setup_browser.sh
	$(PY) -m scripts.planted_faults $(ARGS)

search: $(VENV)/dev.stamp  ## try the properties on many new examples (ARGS="-k oracle" for some) · 用大量新样例检验性质
	HYPOTHESIS_PROFILE=search $(PY) -m pytest --numprocesses=auto --maxprocesses=4 --dist=worksteal -m hypothesis $(ARGS)

check: $(VENV)/dev.stamp  ## lint, layout, types, known vulnerabilities · 代码检查
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(if $(TYPED),$(PY) -m mypy $(TYPED))
	$(PY) -m scripts.audit_pins

format: $(VENV)/dev.stamp  ## lay the code out and mend what can be mended · 整理代码
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

bench: $(VENV)/dev.stamp  ## measure speed (ARGS="hall --quick" for a part) · 性能测量
	$(PY) -m tests.bench $(ARGS)

data: $(VENV)/run.stamp  ## build data/demo again · 重新生成演示数据
	$(PY) -m scripts.build_demo

# For a machine without any index: copy the folder there with the project, then PIP_NO_INDEX=1 PIP_FIND_LINKS=wheelhouse make run.
# For another kind of machine: make wheelhouse ARGS="--platform manylinux_2_28_aarch64 --python-version 3.12".
wheelhouse: $(VENV)/run.stamp  ## every package the app needs, as files by hash in wheelhouse/ · 离线安装包
	@mkdir -p wheelhouse
	$(PIP_INSTALL:install=download) --require-hashes --only-binary=:all: --dest wheelhouse $(ARGS) -r requirements.txt
	@echo "$$(ls wheelhouse | wc -l) files, $$(du -sh wheelhouse | cut -f1): wheelhouse/"

# From the list that is installed by hash, so that nothing else can be running; it asks no network, and the same list gives the same bytes.
sbom: $(VENV)/dev.stamp  ## what the app is made of, as CycloneDX in SBOM=sbom.cdx.json · 软件物料清单
	$(PY) -m cyclonedx_py requirements requirements.txt --pyproject pyproject.toml --output-reproducible \
	  --of JSON --output-file $(SBOM)

lock: $(VENV)/run.stamp  ## pyproject.toml's pins → both requirements files · 更新依赖锁定
	$(PIP_INSTALL) uv==0.13.9
	@for extra in "requirements.txt" "requirements-dev.txt --group dev --constraint requirements.txt"; do \
	  set -- $$extra; file=$$1; shift; \
	  $(LOCK) $(ARGS) "$$@" --output-file $$file && \
	  { echo "# Made by 'make lock' from pyproject.toml, which is the place to edit. Direct pins: '(pyproject.toml)'."; \
	    cat $$file; } > $$file.new && mv $$file.new $$file || exit 1; \
	done

clean:  ## remove what was installed and cached; published datasets in var/ stay · 清理（保留 var/）
	rm -rf $(VENV) test-results .pytest_cache .hypothesis .ruff_cache .mypy_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# A stamp is newer than the lists it was installed from, so a second `make run` starts at once.
$(VENV)/run.stamp: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "Python 3.11 or newer is needed (需要 Python 3.11 及以上); found: $$($(PYTHON) --version 2>&1)." \
	       "Name another one: make run PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { \
	  echo "$(PYTHON) cannot make virtual environments (缺少 venv). On Debian or Ubuntu:" \
	       "apt-get install python3-venv" >&2; exit 1; }
	@$(PY) -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear $(VENV)
	@echo "Installing what the app needs into $(VENV) (安装运行依赖，首次约一分钟) …"
	@$(PIP_INSTALL) --require-hashes -r requirements.txt
	@touch $@

$(VENV)/dev.stamp: $(VENV)/run.stamp requirements-dev.txt
	@echo "Installing what the tests need into $(VENV) (安装测试依赖) …"
	@$(PIP_INSTALL) --require-hashes -r requirements-dev.txt
	@touch $@
