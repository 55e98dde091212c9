# SPDX-License-Identifier: Apache-2.0
# Sourced by run, generate and fuzz: finds the JDK and compiles the harness when it has changed.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

find_jdk() {
    local home
    for home in "${CORTO_JAVA_HOME:-}" "${JAVA_HOME:-}" /usr/lib/jvm/*; do
        if [ -x "$home/bin/javac" ] && grep -Eq '^JAVA_VERSION="(2[5-9]|[3-9][0-9])' "$home/release" 2>/dev/null; then
            echo "$home"
            return
        fi
    done
    echo "no JDK 25 or newer found: set JAVA_HOME to one (https://adoptium.net)" >&2
    exit 1
}

JAVA_HOME=$(find_jdk)
export JAVA_HOME
build=$root/build/tests/compiler/harness
sources=$(find "$root/tests/compiler/test" "$root/tests/compiler/generator" -name '*.java' ! -name "*Test.java" 2>/dev/null || true)
if [ ! -e "$build/.stamp" ] || [ -n "$(find $sources -newer "$build/.stamp")" ]; then
    mkdir -p "$build"
    "$JAVA_HOME/bin/javac" -nowarn -proc:none -d "$build" $sources
    touch "$build/.stamp"
fi

harness() {
    "$JAVA_HOME/bin/java" -Dcorto.root="$root" -cp "$build" "$@"
}
