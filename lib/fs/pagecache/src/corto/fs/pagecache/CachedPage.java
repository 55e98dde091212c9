// SPDX-License-Identifier: Apache-2.0
package corto.fs.pagecache;

import corto.lang.Address;

/// A page of a file in memory.
final class CachedPage {
    final StoredPages owner;
    final long page;
    final Address frame;
    boolean isDirty;
    boolean isShared;            // given away to be written by mappings
    long lastUse;                // number of the operation
    CachedPage nextInBucket;
    CachedPage older;            // in the list of clean pages, or of dirty ones
    CachedPage newer;
    CachedPage previousInFile;
    CachedPage nextInFile;

    CachedPage(StoredPages owner, long page, Address frame) {
        this.owner = owner;
        this.page = page;
        this.frame = frame;
    }
}
