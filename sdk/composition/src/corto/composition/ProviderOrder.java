// SPDX-License-Identifier: Apache-2.0
package corto.composition;

import corto.build.ModuleDeclaration;
import corto.build.SourceModule;
import corto.console.Failure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Puts the providers of a service with many into order, see `corto.lang.ManyProviders`.
final class ProviderOrder {
    private final Map<String, SourceModule> modules;
    private final Map<String, ModuleDeclaration> declarations;
    private final Map<String, Set<String>> closures = new HashMap<>();

    ProviderOrder(Map<String, SourceModule> modules, Map<String, ModuleDeclaration> declarations) {
        this.modules = modules;
        this.declarations = declarations;
    }

    /// `providers` come sorted by the names of their modules.
    void sort(List<Provider> providers, SourceType service) {
        Map<Provider, Integer> numbers = new HashMap<>();
        providers.forEach(provider -> numbers.put(provider, number(provider)));
        providers.sort(Comparator.comparingInt(numbers::get));
        if (service.argument("ManyProviders").orElse("").replace(" ", "").equals("requiredFirst=true")) {
            requiredFirst(providers);
        }
    }

    private int number(Provider provider) {
        String argument = SourceType.find(modules.get(provider.module()), provider.type()).flatMap(type -> type.argument("Order")).orElse("0");
        try {
            return Integer.decode(argument.replace("_", ""));
        } catch (NumberFormatException e) {
            throw new Failure(e, ShownPath.of(declarations.get(provider.module()).file()) + ": " + provider.type() + " has @Order(" + argument + "): the build needs a number there.");
        }
    }

    /// Again and again the first of those left of which none left is required. Modules do not require each other in circles, so there is one.
    private void requiredFirst(List<Provider> providers) {
        List<Provider> left = new ArrayList<>(providers);
        providers.clear();
        while (!left.isEmpty()) {
            Provider next = left.stream().filter(candidate -> left.stream().noneMatch(other -> requires(candidate.module(), other.module()))).findFirst().orElseThrow();
            left.remove(next);
            providers.add(next);
        }
    }

    private boolean requires(String user, String used) {
        return !user.equals(used) && closures.computeIfAbsent(user, name -> SourceModule.closure(List.of(name), modules)).contains(used);
    }
}
