# What script/server and script/test share: a Python, a virtual environment, packages from a lock file, and the system's
# own packages where they may be installed. Sourced, with the project's folder as the working directory.

say() { printf '%s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }

may_install() { command -v apt-get >/dev/null 2>&1 && { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }; }

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }

# install_packages WHY DEBIAN FEDORA MACOS: install Debian's where that is allowed, else name each system's and stop.
install_packages() {
    if may_install; then
        say "Installing $2 ($1)"
        # Word splitting is meant: a list of packages.
        # shellcheck disable=SC2086
        as_root env DEBIAN_FRONTEND=noninteractive sh -c \
            "apt-get update -qq && apt-get install -y -qq --no-install-recommends $2 >/dev/null" && return
        fail "apt-get could not install $2. Install them, then run this again."
    fi
    fail "Needed $1. Install it, then run this again:
  Debian, Ubuntu  sudo apt-get install $2
  Fedora          sudo dnf install $3
  macOS           brew install $4"
}

find_python() {
    for python in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
        if command -v "$python" >/dev/null 2>&1 && "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
            printf '%s' "$python"
            return
        fi
    done
    return 1
}

make_environment() {
    [ -w . ] || fail "$(pwd) cannot be written. Make it writable, or copy Concord to a folder that is."
    if [ -x .venv/bin/python ] && .venv/bin/python -c '' 2>/dev/null; then return; fi
    python=$(find_python) || {
        install_packages "Python 3.11 or newer" "python3 python3-venv" "python3" "python@3.13"
        python=$(find_python) || fail "Python 3.11 or newer is needed; $(python3 --version 2>&1) is here. Name one: PYTHON=/path/to/python3 $0"
    }
    say "Making the virtual environment (.venv) with $("$python" --version)"
    "$python" -c 'import ensurepip, venv' 2>/dev/null ||
        install_packages "Python's venv" "python3-venv" "python3" "python@3.13"
    "$python" -m venv --clear .venv || fail "$python could not make a virtual environment in .venv."
}

# install_lock NAME…: install script/lock/NAME.txt unless it is what is installed. The test lock holds the runtime's too.
install_lock() {
    name=$1
    for held in "$@"; do
        if cmp -s "script/lock/$held.txt" ".venv/installed-$held.txt"; then continue; fi
        say "Installing the packages of script/lock/$name.txt"
        .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input --require-hashes \
            --requirement "script/lock/$name.txt" || fail "pip could not install script/lock/$name.txt; its reason is above."
        for done in "$@"; do cp "script/lock/$done.txt" ".venv/installed-$done.txt"; done
        return
    done
}

# WeasyPrint makes the PDFs and needs Pango, HarfBuzz and Fontconfig of the system; the fonts are our own.
install_printing() {
    [ -e .venv/printing-works ] && return
    if ! .venv/bin/python -c 'import weasyprint' 2>/dev/null; then
        install_packages "for PDFs: Pango, HarfBuzz, Fontconfig" \
            "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 libfontconfig1" "pango harfbuzz fontconfig" "pango"
        .venv/bin/python -c 'import weasyprint' || fail "WeasyPrint does not find its libraries; its reason is above."
    fi
    : >.venv/printing-works
}
