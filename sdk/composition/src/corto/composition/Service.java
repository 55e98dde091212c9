// SPDX-License-Identifier: Apache-2.0
package corto.composition;

import java.util.List;

/// A service that a module of the image uses.
///
/// @param isMany whether it may have any number of providers; else it has exactly one
/// @param users the modules that use it, by name
/// @param providers in the order in which `ServiceLoader` gives them
public record Service(String name, boolean isMany, List<String> users, List<Provider> providers) {
    public Service {
        users = List.copyOf(users);
        providers = List.copyOf(providers);
    }
}
