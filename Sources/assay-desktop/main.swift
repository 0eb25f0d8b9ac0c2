internal import Glibc

// The software renderer is steady everywhere; a person's own choice stands.
setenv("GSK_RENDERER", "cairo", 0)
do throws(ArgumentProblem) {
  let arguments = try Arguments(CommandLine.arguments.dropFirst())
  let program = DesktopProgram(arguments)
  // Signals hold the program weakly, and an optimiser may let go after the last strong use.
  exit(withExtendedLifetime(program) { program.run() })
} catch {
  let line = Array("assay-desktop: \(error.sentence)\n".utf8)
  _ = write(STDERR_FILENO, line, line.count)
  exit(2)
}
