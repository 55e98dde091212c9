// SPDX-License-Identifier: Apache-2.0
package corto.skeleton;

import corto.build.SourceModule;
import java.util.List;

/// An interface that a library of the tree uses, and that others provide.
///
/// @param name qualified, as declarations of modules write it
/// @param api the library that has the interface
/// @param description the first sentence of its documentation; empty if it has none
/// @param isMany whether an image may have any number of providers; else it has exactly one
/// @param providers the libraries that provide it
public record Service(String name, SourceModule api, String description, boolean isMany, List<SourceModule> providers) {
    public Service {
        providers = List.copyOf(providers);
    }

    /// The interface's name without its package.
    public String simpleName() {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /// The last word of that: `Policy` of `SchedulingPolicy`.
    String lastWord() {
        String simple = simpleName();
        int start = simple.length() - 1;
        while (start > 0 && !Character.isUpperCase(simple.charAt(start))) {
            start--;
        }
        return simple.substring(start);
    }
}
