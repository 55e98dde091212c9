// SPDX-License-Identifier: Apache-2.0
package corto.build;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Looks into Java sources without a compiler.
public final class SourceText {
    /// A literal comes first, so that what looks like a comment inside it stays.
    private static final Pattern LITERAL_OR_COMMENT =
            Pattern.compile("(\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*\"|'(?:\\\\.|[^'\\\\\n])+')|//[^\n]*|/\\*.*?\\*/", Pattern.DOTALL);

    private SourceText() {
    }

    /// The text with a blank for each comment.
    public static String withoutComments(String source) {
        return LITERAL_OR_COMMENT.matcher(source).replaceAll(match -> match.group(1) == null ? " " : Matcher.quoteReplacement(match.group()));
    }
}
