// SPDX-License-Identifier: Apache-2.0

/// Lowering of `invokedynamic` and dynamic constants to ordinary class files (JVMS §4.4.10, §5.4.3.6).
///
/// At run time HotSpot links such a site by calling its bootstrap method, which makes method handles and hidden classes. A closed
/// world can have neither, but javac uses only a handful of bootstraps, each with a documented result. [IndyLowering] writes what
/// the bootstrap would have linked as a class file, and the site becomes an `invokestatic` or a `getstatic`:
///
/// ```
///   bootstrap                      class                      the site becomes
///   LambdaMetafactory              Host$$Lambda$N              getstatic INSTANCE, or invokestatic make(captured…)
///   StringConcatFactory            Host$$Concat$N              invokestatic concat(…)
///                                  corto/runtime/Concat$$SIS   (shared by all sites of that shape)
///   ObjectMethods                  Host$$Record$N              invokestatic equals | hashCode | toString
///   SwitchBootstraps               Host$$Switch$N              invokestatic select(selector, restart)
///   ConstantBootstraps             Host$$Constant$N            getstatic VALUE
/// ```
///
/// Everything after sees one kind of code. Names and bytes depend on the host class alone (N is the index of the site in
/// the class, for constants the index in its constant pool), so builds are reproducible; nothing is looked up in the build JVM.
///
/// The classes call private members of the host. That is legal for nest mates only; the compiler does not check access,
/// and the tests declare the nest.
package corto.compiler.lower;
