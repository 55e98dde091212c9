// SPDX-License-Identifier: Apache-2.0

/// The build-time interpreter: runs static initialisers while the image is built and leaves their results in the model.
///
/// It is hermetic. It knows the [corto.compiler.world.World] and nothing else: no time, no environment, no identity of the build JVM.
/// Native methods are answered from a table ([Natives]); one that is not in it is refused.
///
/// ```
///   ClassInitializer   which initialisers run, in which order (JVMS §5.5), and what becomes of the class
///     Attempt          one initialiser being tried: what it may touch, how long it may run
///     Interpreter      calls and exceptions              Frame, Method: an activation, a method made ready
///       Loop           the instructions                  Slots, Exceptions: values, what the language throws
///       Memory         fields and elements: asks the Attempt, writes the Journal
///         Journal      old values, to undo a failed attempt
///       Natives        methods without a body, and a few whose body is wrong at build time
/// ```
///
/// Two exceptions leave interpreted code: [Thrown] carries a Throwable of the program and can be caught by it;
/// [BuildTimeException] ends the attempt.
///
/// JDK, runtime and kernel are **trusted**: what their initialisers do early, nobody can tell from doing it late. An **application**
/// initialiser runs early only if that cannot be observed; [Attempt] has the rules. An initialiser that breaks them is undone and left to run time.
package corto.compiler.interpret;
