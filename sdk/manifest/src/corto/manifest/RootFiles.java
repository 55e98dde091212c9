// SPDX-License-Identifier: Apache-2.0
package corto.manifest;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What lies around a program in its root file system. For a Java program there are no packages.
///
/// First `base`, a folder or an archive; on it the Debian `packages` and what they depend on but `without`; then `files`, `folders` and
/// `links`, by absolute path. Of packages and base only what a pattern of `keep` matches stays (empty: all but documentation), and of
/// everything goes what a pattern of `remove` matches.
public record RootFiles(
        Optional<Path> base,
        List<String> packages,
        List<String> without,
        List<String> keep,
        List<String> remove,
        Map<String, FileSource> files,
        Map<String, String> links,
        List<String> folders) {

    /// Whether nothing at all is wanted.
    public boolean isEmpty() {
        return base.isEmpty() && packages.isEmpty() && files.isEmpty() && links.isEmpty() && folders.isEmpty();
    }
}
