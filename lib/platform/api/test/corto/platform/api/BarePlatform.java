// SPDX-License-Identifier: Apache-2.0
package corto.platform.api;

import corto.lang.Address;

/// A platform for tests that has nothing: no memory, no time, no console. Tests add what they are about.
public class BarePlatform implements Platform {
    @Override
    public void initialize(Address bootInformation) {}

    @Override
    public void write(int fd, Address buffer, long lengthBytes) {}

    @Override
    public int read(int fd, Address buffer, long lengthBytes) {
        return -1;
    }

    @Override
    public void exit(int status) {}

    @Override
    public long nanoTime() {
        return 0;
    }

    @Override
    public long wallNanos() {
        return 0;
    }

    @Override
    public Address heapStart() {
        return Address.zero();
    }

    @Override
    public long heapBytes() {
        return 0;
    }

    @Override
    public boolean commit(Address from, long lengthBytes) {
        return false;
    }

    @Override
    public Address stackBase() {
        return Address.zero();
    }

    @Override
    public Address stackEnd() {
        return Address.zero();
    }

    @Override
    public String[] arguments() {
        return new String[0];
    }

    @Override
    public String[] environment() {
        return new String[0];
    }
}
