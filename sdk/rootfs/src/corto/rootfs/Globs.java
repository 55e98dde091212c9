// SPDX-License-Identifier: Apache-2.0
package corto.rootfs;

import corto.console.Failure;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.PatternSyntaxException;

/// Patterns for absolute paths: `*` and `?` within a name, `**` across names, `[a-c]`, `{a,b}`.
///
/// A pattern that matches a directory holds for everything in it: `/usr/share/doc` means the whole folder.
public final class Globs implements Predicate<String> {
    private final List<PathMatcher> matchers;

    public Globs(List<String> patterns) {
        matchers = patterns.stream().map(Globs::matcher).toList();
    }

    private static PathMatcher matcher(String pattern) {
        try {
            return FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        } catch (PatternSyntaxException e) {
            throw new Failure("\"" + pattern + "\" is no pattern: " + e.getDescription() + ".");
        }
    }

    @Override
    public boolean test(String path) {
        for (Path part = Path.of(path); part != null; part = part.getParent()) {
            for (PathMatcher matcher : matchers) {
                if (matcher.matches(part)) {
                    return true;
                }
            }
        }
        return false;
    }
}
