// SPDX-License-Identifier: Apache-2.0
package corto.tests.compiler;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Makes a failing program smaller: removes statements and whole blocks as long as it compiles and still fails in the same way.
///
/// It works on lines, as the generator writes them: a line that opens a block goes with everything to the line that closes it.
final class Shrinker {
    private static final int MOST_IMAGES = 150;

    private final Images images;
    private final Path work;
    private int built;

    Shrinker(Images images, Path work) {
        this.images = images;
        this.work = work;
    }

    String shrink(String source, String name, Differential.Result failure) throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>(source.lines().toList());
        boolean progress = true;
        while (progress && built < MOST_IMAGES) {
            progress = false;
            for (int size = lines.size() / 2; size >= 1; size = size == 1 ? 0 : Math.max(1, size / 2)) {
                for (int at = lines.size() - 1; at >= 0 && built < MOST_IMAGES; at--) {
                    int end = unit(lines, at);
                    if (end < 0 || end - at > size * 2 || end - at < size) {
                        continue;
                    }
                    List<String> fewer = new ArrayList<>(lines);
                    fewer.subList(at, end).clear();
                    if (fails(String.join("\n", fewer) + "\n", name, failure)) {
                        lines = fewer;
                        progress = true;
                    }
                }
            }
        }
        Javac.delete(work);
        return String.join("\n", lines) + "\n";
    }

    /// The line after the statement or block that begins at `at`; -1 if none begins there.
    private static int unit(List<String> lines, int at) {
        String first = lines.get(at).strip();
        if (first.isEmpty() || first.startsWith("}") || first.startsWith("package") || first.startsWith("import") || first.startsWith("public class")) {
            return -1;
        }
        int depth = 0;
        for (int i = at; i < lines.size(); i++) {
            String line = lines.get(i);
            for (int k = 0; k < line.length(); k++) {
                depth += line.charAt(k) == '{' ? 1 : line.charAt(k) == '}' ? -1 : 0;
            }
            boolean continues = lines.get(i).strip().startsWith("}") && lines.get(i).strip().endsWith("{") && i > at;
            if (depth < 0) {
                return -1;
            }
            if (depth == 0 && !continues) {
                return i + 1;
            }
        }
        return -1;
    }

    private boolean fails(String source, String name, Differential.Result failure) throws IOException, InterruptedException {
        Path folder = work.resolve("generated");
        Files.createDirectories(folder);
        Path file = Files.writeString(folder.resolve(name + ".java"), source);
        Path classes = work.resolve("classes");
        try {
            Javac.compile(List.of(file), List.of(), classes);
        } catch (IOException e) {
            return false;
        }
        built++;
        Program program = Program.of(file);
        Differential.Result result = new Differential(images, classes, work.resolve("image"), 1).run(List.of(program), (_, _) -> { }).getFirst();
        if (failure.image() == null) {
            return result.image() == null && head(result.reason()).equals(head(failure.reason()));
        }
        return result.image() != null && !result.good() && result.image().status() == failure.image().status() && result.hotSpot().status() == failure.hotSpot().status();
    }

    private static String head(String reason) {
        return reason.lines().findFirst().orElse("").replaceAll("/.*", "");
    }
}
