#!/bin/sh
# Sees to what the browser tests need: Chromium (its headless shell where there is one), a Chinese font, and a library of Playwright's. Installs Debian's
# packages where they are absent and where it may. Also nginx, HAProxy and PostgreSQL, for the tests behind one or over it, where no service manager would start them as servers.
#   sh scripts/setup_browser.sh          install what is missing; what cannot be, it says in one line and goes on
#   sh scripts/setup_browser.sh --find   print the path of the Chromium to use; fail with the reason if there is none
# Where CHROMIUM=/path/to/a/chromium is set, that one is used and no other.
set -u
PATH=$PATH:/usr/sbin:/sbin

find_chromium() {
    # The shell is the same engine without a window: a page costs it two thirds of the processor time.
    set -- chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable
    [ -n "${CHROMIUM:-}" ] && set -- "$CHROMIUM"
    for name; do
        path=$(command -v "$name" 2>/dev/null) || continue
        # Ubuntu's chromium-browser may be a stub that only says "install the snap": it has no version to tell.
        "$path" --version >/dev/null 2>&1 && echo "$path" && return 0
    done
    return 1
}

# Playwright's driver is a Node that wants it; a plain Debian and a slim container lack it.
has_libatomic() {
    ! command -v ldconfig >/dev/null 2>&1 || ldconfig -p | grep -q 'libatomic\.so\.1'
}

# Whether this system's lists have such a package: Ubuntu has no shell.
known() {
    command -v apt-cache >/dev/null 2>&1 && apt-cache show "$1" 2>/dev/null | grep -q .
}

has_chinese_font() {
    command -v fc-list >/dev/null 2>&1 && fc-list :lang=zh | grep -q .
}

if [ "${1:-}" = --find ]; then
    if ! chromium=$(find_chromium); then
        echo "no Chromium runs here: install one, or set CHROMIUM=/path/to/chromium" >&2
        exit 1
    elif ! has_libatomic; then
        echo "Playwright does not run here without libatomic1" >&2
        exit 1
    fi
    echo "$chromium"
    exit 0
fi

missing="" quicker=""
if ! find_chromium >/dev/null; then
    if [ -n "${CHROMIUM:-}" ]; then
        echo "CHROMIUM=$CHROMIUM does not run: the browser tests are skipped (浏览器测试将跳过)." >&2
        exit 0
    fi
    missing="$missing chromium"
elif [ -z "${CHROMIUM:-}" ] && [ "$(basename "$(find_chromium)")" = chromium ] && known chromium-headless-shell; then
    # What is here will do, so where the quicker one cannot be had nothing needs to be said.
    quicker=" chromium-headless-shell"
fi
has_libatomic || missing="$missing libatomic1"
has_chinese_font || missing="$missing fonts-noto-cjk fontconfig"
# The tests need the program alone; where systemd runs, its package would open port 80 on this machine, which is its owner's to say.
proxy=""
for wanted in nginx:nginx-light haproxy:haproxy; do
    command -v "${wanted%%:*}" >/dev/null 2>&1 || [ -d /run/systemd/system ] || proxy="$proxy ${wanted##*:}"
done
# A PostgreSQL to ask, started by the tests alone: without a cluster of its own, which the package would start at once.
command -v initdb >/dev/null 2>&1 || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || [ -d /run/systemd/system ] ||
    proxy="$proxy postgresql"
[ -z "$missing$quicker$proxy" ] && exit 0

as_root=""
[ "$(id -u)" = 0 ] || as_root="sudo -n"
if ! command -v apt-get >/dev/null 2>&1; then
    reason="there is no apt-get here"
elif [ -n "$as_root" ] && ! $as_root true 2>/dev/null; then
    reason="that takes root"
else
    echo "Installing for the browser tests (安装浏览器测试所需):$missing$quicker$proxy …"
    log=$(mktemp)
    apt="$as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3"
    # A list that could not be fetched again may still name what is wanted, so only the install's outcome counts.
    $apt update >"$log" 2>&1
    case "$missing " in
        " chromium "*) known chromium-headless-shell && missing=" chromium-headless-shell${missing# chromium}" ;;
    esac
    install="$apt install -y --no-install-recommends"
    case "$proxy " in *" postgresql "*)
        [ -d /etc/postgresql-common ] || $as_root sh -c \
            'mkdir -p /etc/postgresql-common && echo "create_main_cluster = false" >/etc/postgresql-common/createcluster.conf' ;;
    esac
    for package in $quicker $proxy; do
        $install "$package" >>"$log" 2>&1 </dev/null
    done
    if [ -z "$missing" ] || $install $missing >>"$log" 2>&1 </dev/null; then
        rm -f "$log"
        exit 0
    fi
    reason="apt-get said: $(grep -E '^(E|W):' "$log" | tail -n 1)"
    rm -f "$log"
fi
[ -z "$missing" ] && exit 0
echo "Not installed for the browser tests:$missing ($reason). Install it by hand or set CHROMIUM=/path/to/chromium;" \
    "without Chromium they are skipped (浏览器测试将跳过)." >&2
