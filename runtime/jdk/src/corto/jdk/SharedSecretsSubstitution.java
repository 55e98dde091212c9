// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Alias;
import corto.lang.ReplaceInitializer;
import corto.lang.Substitute;
import java.util.TrustedArrays;
import jdk.internal.access.JavaLangAccess;
import jdk.internal.access.JavaUtilCollectionAccess;

/// HotSpot's classes give each other their back doors while they are initialised; here these are there from the beginning.
@Substitute("jdk.internal.access.SharedSecrets")
final class SharedSecretsSubstitution {
    @Alias
    private static JavaLangAccess javaLangAccess;
    @Alias
    private static JavaUtilCollectionAccess javaUtilCollectionAccess;

    @ReplaceInitializer
    static void initialize() {
        javaLangAccess = new LangAccess();
        javaUtilCollectionAccess = new TrustedArrays();
    }
}
