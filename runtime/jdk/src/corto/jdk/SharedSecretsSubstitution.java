// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Alias;
import corto.lang.ReplaceInitializer;
import corto.lang.Substitute;
import jdk.internal.access.JavaLangAccess;

/// HotSpot's `System` gives java.lang's back door to the others while the JVM starts; here it is there from the beginning.
@Substitute("jdk.internal.access.SharedSecrets")
final class SharedSecretsSubstitution {
    @Alias
    private static JavaLangAccess javaLangAccess;

    @ReplaceInitializer
    static void initialize() {
        javaLangAccess = new LangAccess();
    }
}
