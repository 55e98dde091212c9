// SPDX-License-Identifier: Apache-2.0
package corto.kconfig;

/// Patterns of file names: `*`, `?`, `[a-c]`, `[!a-c]`.
final class Wildcards {
    private Wildcards() {
    }

    static boolean matches(String pattern, String name) {
        int p = 0;
        int n = 0;
        int star = -1;          // of the last *
        int starName = 0;       // where what it stands for ends
        while (n < name.length()) {
            int next = p < pattern.length() && pattern.charAt(p) != '*' ? one(pattern, p, name.charAt(n)) : -1;
            if (next >= 0) {
                p = next;
                n++;
            } else if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                starName = n;
            } else if (star >= 0) {
                p = star + 1;
                n = ++starName;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    /// Where the pattern goes on if what stands at `p` matches `c`, or -1.
    private static int one(String pattern, int p, char c) {
        char first = pattern.charAt(p);
        int end = first == '[' ? pattern.indexOf(']', p + 2) : -1;
        if (end < 0) {
            return first == '?' || first == c ? p + 1 : -1;
        }
        boolean negated = pattern.charAt(p + 1) == '!' || pattern.charAt(p + 1) == '^';
        boolean found = false;
        for (int i = negated ? p + 2 : p + 1; i < end; i++) {
            char low = pattern.charAt(i);
            boolean span = i + 2 < end && pattern.charAt(i + 1) == '-';
            char high = span ? pattern.charAt(i + 2) : low;
            found |= low <= c && c <= high;
            i += span ? 2 : 0;
        }
        return found != negated ? end + 1 : -1;
    }
}
