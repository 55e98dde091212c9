// SPDX-License-Identifier: Apache-2.0
package java.lang;

import corto.lang.Delete;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.annotation.Annotation;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.security.ProtectionDomain;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import jdk.internal.access.JavaLangAccess;
import jdk.internal.loader.NativeLibraries;
import jdk.internal.misc.CarrierThreadLocal;
import jdk.internal.module.ServicesCatalog;
import jdk.internal.reflect.ConstantPool;
import jdk.internal.vm.Continuation;
import jdk.internal.vm.ContinuationScope;
import jdk.internal.vm.StackableScope;
import jdk.internal.vm.ThreadContainer;
import sun.nio.ch.Interruptible;
import sun.reflect.annotation.AnnotationType;

/// What other packages of java.base ask of java.lang beyond its public interface.
///
/// First comes what works in an image; the rest serves reflection, modules, class loading and virtual threads.
public final class LangAccess implements JavaLangAccess {
    private static final String NO_REFLECTION =
        "an image has neither reflection nor modules nor class loading nor virtual threads: call the member directly";

    @Override
    public <E extends Enum<E>> E[] getEnumConstantsShared(Class<E> type) {
        return type.getEnumConstantsShared();
    }

    @Override
    public void blockedOn(Interruptible channel) {
        Thread.blockedOn(channel);
    }

    @Override
    public void registerShutdownHook(int slot, boolean inProgress, Runnable hook) {}

    @Override
    public void addEnableNativeAccessToAllUnnamed() {}

    @Override
    public void ensureNativeAccess(Module module, Class<?> owner, String name, Class<?> caller, boolean jni) {}

    @Override
    public int uncheckedCountPositives(byte[] bytes, int offset, int length) {
        return StringCoding.countPositives(bytes, offset, length);
    }

    @Override
    public int countNonZeroAscii(String text) {
        return StringCoding.countNonZeroAscii(text);
    }

    @Override
    public String uncheckedNewStringNoRepl(byte[] bytes, Charset charset) throws CharacterCodingException {
        return String.newStringNoRepl(bytes, charset);
    }

    @Override
    public byte[] uncheckedGetBytesNoRepl(String text, Charset charset) throws CharacterCodingException {
        return String.getBytesNoRepl(text, charset);
    }

    @Override
    public String newStringUTF8NoRepl(byte[] bytes, int offset, int length) {
        return String.newStringUTF8NoRepl(bytes, offset, length, true);
    }

    @Override
    public char uncheckedGetUTF16Char(byte[] utf16, int index) {
        return StringUTF16.getChar(utf16, index);
    }

    @Override
    public void uncheckedPutCharUTF16(byte[] utf16, int index, int c) {
        StringUTF16.putChar(utf16, index, c);
    }

    @Override
    public byte[] getBytesUTF8NoRepl(String text) {
        return String.getBytesUTF8NoRepl(text);
    }

    @Override
    public void uncheckedInflateBytesToChars(byte[] from, int fromIndex, char[] to, int toIndex, int length) {
        StringLatin1.inflate(from, fromIndex, to, toIndex, length);
    }

    @Override
    public int uncheckedDecodeASCII(byte[] from, int fromIndex, char[] to, int toIndex, int length) {
        return String.decodeASCII(from, fromIndex, to, toIndex, length);
    }

    @Override
    public InputStream initialSystemIn() {
        return System.in;
    }

    @Override
    public PrintStream initialSystemErr() {
        return System.err;
    }

    @Override
    public int uncheckedEncodeASCII(char[] from, int fromIndex, byte[] to, int toIndex, int length) {
        return StringCoding.implEncodeAsciiArray(from, fromIndex, to, toIndex, length);
    }

    @Override
    public void setCause(Throwable throwable, Throwable cause) {
        throwable.setCause(cause);
    }

    @Override
    public ProtectionDomain protectionDomain(Class<?> type) {
        return null;
    }

    @Override
    public long stringConcatInitialCoder() {
        return StringConcatHelper.initialCoder();
    }

    @Override
    public long stringConcatMix(long lengthCoder, String text) {
        return StringConcatHelper.mix(lengthCoder, text);
    }

    @Override
    public long stringConcatMix(long lengthCoder, char text) {
        return StringConcatHelper.mix(lengthCoder, text);
    }

    @Override
    public byte stringInitCoder() {
        return String.LATIN1;
    }

    @Override
    public byte stringCoder(String text) {
        return text.coder();
    }

    @Override
    public String join(String prefix, String suffix, String delimiter, String[] elements, int count) {
        return String.join(prefix, suffix, delimiter, elements, count);
    }

    @Override
    public String concat(String prefix, Object value, String suffix) {
        return prefix + value + suffix;
    }

    @Override
    public Thread[] getAllThreads() {
        return Thread.allThreads();
    }

    @Override
    public Thread currentCarrierThread() {
        return Thread.currentThread();
    }

    @Override
    public <T> T getCarrierThreadLocal(CarrierThreadLocal<T> local) {
        return ((ThreadLocal<T>) local).getCarrierThreadLocal();
    }

    @Override
    public <T> void setCarrierThreadLocal(CarrierThreadLocal<T> local, T value) {
        ((ThreadLocal<T>) local).setCarrierThreadLocal(value);
    }

    @Override
    public void removeCarrierThreadLocal(CarrierThreadLocal<?> local) {
        ((ThreadLocal<?>) local).removeCarrierThreadLocal();
    }

    @Override
    public Continuation getContinuation(Thread thread) {
        return null;
    }

    @Override
    public String getLoaderNameID(ClassLoader loader) {
        return "app";
    }

    @Override
    public boolean bytesCompatible(String text, Charset charset) {
        return text.bytesCompatible(charset);
    }

    @Override
    public ThreadContainer threadContainer(Thread thread) {
        return thread.threadContainer();
    }

    @Override
    public void start(Thread thread, ThreadContainer container) {
        thread.start(container);
    }

    @Override
    public void parkVirtualThread() {
        Thread.park(false, 0);
    }

    @Override
    public void parkVirtualThread(long nanoseconds) {
        if (nanoseconds > 0) {
            Thread.park(false, nanoseconds);
        }
    }

    @Override
    public void unparkVirtualThread(Thread thread) {
        thread.unpark();
    }

    /// `Unsafe.park`; see there.
    public static void park(boolean absolute, long time) {
        Thread.park(absolute, time);
    }

    /// `Unsafe.unpark`.
    public static void unpark(Thread thread) {
        thread.unpark();
    }

    // What an image does not have.

    @Override
    @Delete(reason = NO_REFLECTION)
    public List<Method> getDeclaredPublicMethods(Class<?> p0, String p1, Class<?>... p2) {
        throw new UnsupportedOperationException();
    }

    @Override
    @Delete(reason = NO_REFLECTION)
    public Method findMethod(Class<?> p0, boolean p1, String p2, Class<?>... p3) {
        throw new UnsupportedOperationException();
    }

    @Override
    @Delete(reason = NO_REFLECTION)
    public ConstantPool getConstantPool(Class<?> p0) {
        throw new UnsupportedOperationException();
    }

    @Override
    @Delete(reason = NO_REFLECTION)
    public boolean casAnnotationType(Class<?> p0, AnnotationType p1, AnnotationType p2) {
        throw new UnsupportedOperationException();
    }

    @Override
    @Delete(reason = NO_REFLECTION)
    public AnnotationType getAnnotationType(Class<?> p0) {
        throw new UnsupportedOperationException();
    }

    @Override
    @Delete(reason = NO_REFLECTION)
    public Map<Class<? extends Annotation>, Annotation> getDeclaredAnnotationMap(Class<?> p0) {
        throw new UnsupportedOperationException();
    }

    @Override
    @Delete(reason = NO_REFLECTION)
    public byte[] getRawClassAnnotations(Class<?> p0) {
        throw new UnsupportedOperationException();
    }

    @Override
    @Delete(reason = NO_REFLECTION)
    public byte[] getRawClassTypeAnnotations(Class<?> p0) {
        throw new UnsupportedOperationException();
    }

    @Override
    @Delete(reason = NO_REFLECTION)
    public byte[] getRawExecutableTypeAnnotations(Executable p0) {
        throw new UnsupportedOperationException();
    }

    @Override
    @Delete(reason = NO_REFLECTION)
    public int classFileVersion(Class<?> p0) {
        throw new UnsupportedOperationException();
    }

    @Override
    @Delete(reason = NO_REFLECTION)
    public void invokeFinalize(Object p0) throws Throwable {
        throw new UnsupportedOperationException();
    }

    @Override
    @Delete(reason = NO_REFLECTION)
    public ConcurrentHashMap<?, ?> createOrGetClassLoaderValueMap(ClassLoader p0) {
        throw new UnsupportedOperationException();
    }

    @Override
    @Delete(reason = NO_REFLECTION)
    public Class<?> defineClass(ClassLoader p0, String p1, byte[] p2, ProtectionDomain p3, String p4) {
        throw new UnsupportedOperationException();
    }

    @Override
    @Delete(reason = NO_REFLECTION)
    public Class<?> defineClass(ClassLoader p0, Class<?> p1, String p2, byte[] p3, ProtectionDomain p4, boolean p5, int p6, Object p7) {
        throw new UnsupportedOperationException();
    }

    @Override
    @Delete(reason = NO_REFLECTION)
    public Class<?> findBootstrapClassOrNull(String p0) {
        throw new UnsupportedOperationException();
    }

    @Override
    @Delete(reason = NO_REFLECTION)
    public Package definePackage(ClassLoader p0, String p1, Module p2) {
        throw new UnsupportedOperationException();
    }

    @Override
    @Delete(reason = NO_REFLECTION)
    public Module defineModule(ClassLoader p0, ModuleDescriptor p1, URI p2) {
        throw new UnsupportedOperationException();
    }

    @Override
    @Delete(reason = NO_REFLECTION)
    public Module defineUnnamedModule(ClassLoader p0) {
        throw new UnsupportedOperationException();
    }

    @Override
    @Delete(reason = NO_REFLECTION)
    public void addReads(Module p0, Module p1) {
        throw new UnsupportedOperationException();
    }

    @Override
    @Delete(reason = NO_REFLECTION)
    public void addReadsAllUnnamed(Module p0) {
        throw new UnsupportedOperationException();
    }

    @Override
    @Delete(reason = NO_REFLECTION)
    public void addExports(Module p0, String p1) {
        throw new UnsupportedOperationException();
    }

    @Override
    @Delete(reason = NO_REFLECTION)
    public void addExports(Module p0, String p1, Module p2) {
        throw new UnsupportedOperationException();
    }

    @Override
    @Delete(reason = NO_REFLECTION)
    public void addExportsToAllUnnamed(Module p0, String p1) {
        throw new UnsupportedOperationException();
    }

    @Override
    @Delete(reason = NO_REFLECTION)
    public void addOpens(Module p0, String p1, Module p2) {
        throw new UnsupportedOperationException();
    }

    @Override
    @Delete(reason = NO_REFLECTION)
    public void addOpensToAllUnnamed(Module p0, String p1) {
        throw new UnsupportedOperationException();
    }

    @Override
    @Delete(reason = NO_REFLECTION)
    public void addUses(Module p0, Class<?> p1) {
        throw new UnsupportedOperationException();
    }

    @Override
    @Delete(reason = NO_REFLECTION)
    public boolean isReflectivelyExported(Module p0, String p1, Module p2) {
        throw new UnsupportedOperationException();
    }

    @Override
    @Delete(reason = NO_REFLECTION)
    public boolean isReflectivelyOpened(Module p0, String p1, Module p2) {
        throw new UnsupportedOperationException();
    }

    @Override
    @Delete(reason = NO_REFLECTION)
    public Module addEnableNativeAccess(Module p0) {
        throw new UnsupportedOperationException();
    }

    @Override
    @Delete(reason = NO_REFLECTION)
    public boolean addEnableNativeAccess(ModuleLayer p0, String p1) {
        throw new UnsupportedOperationException();
    }

    @Override
    @Delete(reason = NO_REFLECTION)
    public ServicesCatalog getServicesCatalog(ModuleLayer p0) {
        throw new UnsupportedOperationException();
    }

    @Override
    @Delete(reason = NO_REFLECTION)
    public void bindToLoader(ModuleLayer p0, ClassLoader p1) {
        throw new UnsupportedOperationException();
    }

    @Override
    @Delete(reason = NO_REFLECTION)
    public Stream<ModuleLayer> layers(ModuleLayer p0) {
        throw new UnsupportedOperationException();
    }

    @Override
    @Delete(reason = NO_REFLECTION)
    public Stream<ModuleLayer> layers(ClassLoader p0) {
        throw new UnsupportedOperationException();
    }

    @Override
    @Delete(reason = NO_REFLECTION)
    public MethodHandle stringConcatHelper(String p0, MethodType p1) {
        throw new UnsupportedOperationException();
    }

    @Override
    @Delete(reason = NO_REFLECTION)
    public Object uncheckedStringConcat1(String[] p0) {
        throw new UnsupportedOperationException();
    }

    @Override
    @Delete(reason = NO_REFLECTION)
    public Object classData(Class<?> p0) {
        throw new UnsupportedOperationException();
    }

    @Override
    @Delete(reason = NO_REFLECTION)
    public NativeLibraries nativeLibrariesFor(ClassLoader p0) {
        throw new UnsupportedOperationException();
    }

    @Override
    @Delete(reason = NO_REFLECTION)
    public StackableScope headStackableScope(Thread p0) {
        throw new UnsupportedOperationException();
    }

    @Override
    @Delete(reason = NO_REFLECTION)
    public void setHeadStackableScope(StackableScope p0) {
        throw new UnsupportedOperationException();
    }

    @Override
    @Delete(reason = NO_REFLECTION)
    public Object[] scopedValueCache() {
        throw new UnsupportedOperationException();
    }

    @Override
    @Delete(reason = NO_REFLECTION)
    public void setScopedValueCache(Object[] p0) {
        throw new UnsupportedOperationException();
    }

    @Override
    @Delete(reason = NO_REFLECTION)
    public Object scopedValueBindings() {
        throw new UnsupportedOperationException();
    }

    @Override
    @Delete(reason = NO_REFLECTION)
    public void setContinuation(Thread p0, Continuation p1) {
        throw new UnsupportedOperationException();
    }

    @Override
    @Delete(reason = NO_REFLECTION)
    public ContinuationScope virtualThreadContinuationScope() {
        throw new UnsupportedOperationException();
    }

    @Override
    @Delete(reason = NO_REFLECTION)
    public Executor virtualThreadDefaultScheduler() {
        throw new UnsupportedOperationException();
    }

    @Override
    @Delete(reason = NO_REFLECTION)
    public StackWalker newStackWalkerInstance(Set<StackWalker.Option> p0, ContinuationScope p1, Continuation p2) {
        throw new UnsupportedOperationException();
    }

    @Override
    @Delete(reason = NO_REFLECTION)
    public void copyToSegmentRaw(String p0, MemorySegment p1, long p2) {
        throw new UnsupportedOperationException();
    }
}
