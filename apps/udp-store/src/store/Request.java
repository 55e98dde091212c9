// SPDX-License-Identifier: Apache-2.0
package store;

/// A request, wherever its bytes are, and the place of its answer.
///
///     get:  'g', length of the key, key              answer:  'v', value, or 'n'
///     set:  's', length of the key, key, value       answer:  'o'
interface Request {
    byte GET = 'g';
    byte SET = 's';
    byte VALUE = 'v';
    byte NONE = 'n';
    byte OK = 'o';
    byte WRONG = '?';

    int length();

    byte get(int index);

    void copyTo(int index, byte[] into);

    /// Writes the answer over the request: a first byte, and perhaps a value. Its length.
    int answer(byte first, byte[] value);
}
