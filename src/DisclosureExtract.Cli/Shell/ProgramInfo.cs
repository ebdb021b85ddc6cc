namespace DisclosureExtract.Cli.Shell;

static class ProgramInfo
{
    /// <summary>Version of the program, as written into every result.</summary>
    public static string Version { get; } = typeof(ProgramInfo).Assembly.GetName().Version!.ToString(3);
}
