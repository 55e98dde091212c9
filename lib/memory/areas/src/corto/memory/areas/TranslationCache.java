// SPDX-License-Identifier: Apache-2.0
package corto.memory.areas;

import corto.lang.Address;

/// The processor's cache of translations, which has to be told when an entry that it may have seen changes.
public interface TranslationCache {
    /// Forgets the translation of one page.
    void forget(Address page);

    /// Forgets all translations of the lower half.
    void forgetAll();
}
