// SPDX-License-Identifier: Apache-2.0
package store;

/// Keys and values of bytes: a hash table with open addressing, which doubles when it is half full.
final class Store {
    private static final int KEY = 2;                    // of a request

    private int[] hashes = new int[1024];
    private byte[][] keys = new byte[1024][];
    private byte[][] values = new byte[1024][];
    private int count;

    /// Does what `request` asks for. The length of the answer that it has then.
    int serve(Request request) {
        int length = request.length();
        int keyLength = length < KEY ? 0 : request.get(1) & 0xFF;
        if (keyLength == 0 || length < KEY + keyLength) {
            return request.answer(Request.WRONG, null);
        }
        int hash = hashOf(request, keyLength);
        int slot = slotOf(request, keyLength, hash);
        if (request.get(0) == Request.GET) {
            return keys[slot] == null ? request.answer(Request.NONE, null) : request.answer(Request.VALUE, values[slot]);
        }
        if (request.get(0) != Request.SET) {
            return request.answer(Request.WRONG, null);
        }
        set(request, keyLength, hash, slot);
        return request.answer(Request.OK, null);
    }

    private void set(Request request, int keyLength, int hash, int slot) {
        byte[] value = values[slot];
        int valueLength = request.length() - KEY - keyLength;
        if (value == null || value.length != valueLength) {
            value = new byte[valueLength];
        }
        request.copyTo(KEY + keyLength, value);
        values[slot] = value;
        if (keys[slot] == null) {
            keys[slot] = new byte[keyLength];
            request.copyTo(KEY, keys[slot]);
            hashes[slot] = hash;
            count++;
            if (2 * count > keys.length) {
                grow();
            }
        }
    }

    private static int hashOf(Request request, int keyLength) {
        int hash = 0;
        for (int i = 0; i < keyLength; i++) {
            hash = 31 * hash + request.get(KEY + i);
        }
        hash = (hash ^ hash >>> 16) * 0x85EB_CA6B;          // MurmurHash3's last steps: neighbours go apart
        hash = (hash ^ hash >>> 13) * 0xC2B2_AE35;
        return hash ^ hash >>> 16;
    }

    /// Where the key of the request is, or would be.
    private int slotOf(Request request, int keyLength, int hash) {
        int slot = hash & keys.length - 1;
        while (keys[slot] != null && !(hashes[slot] == hash && isKey(keys[slot], request, keyLength))) {
            slot = slot + 1 & keys.length - 1;
        }
        return slot;
    }

    private static boolean isKey(byte[] key, Request request, int keyLength) {
        if (key.length != keyLength) {
            return false;
        }
        int i = 0;
        while (i < keyLength && key[i] == request.get(KEY + i)) {
            i++;
        }
        return i == keyLength;
    }

    private void grow() {
        int[] oldHashes = hashes;
        byte[][] oldKeys = keys;
        byte[][] oldValues = values;
        hashes = new int[2 * oldKeys.length];
        keys = new byte[2 * oldKeys.length][];
        values = new byte[2 * oldKeys.length][];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != null) {
                int slot = oldHashes[i] & keys.length - 1;
                while (keys[slot] != null) {
                    slot = slot + 1 & keys.length - 1;
                }
                hashes[slot] = oldHashes[i];
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
            }
        }
    }
}
