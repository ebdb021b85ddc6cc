using System.Diagnostics;
using System.Globalization;

namespace DisclosureExtract.Engines.Pdf;

/// <summary>Renders PDF pages with poppler's pdftoppm, run as a child process. Only this file knows its flags.</summary>
public static class Poppler
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Whether pdftoppm is installed.</summary>
    public static bool IsInstalled { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(d => d.Length > 0 && File.Exists(Path.Combine(d, "pdftoppm")));

    /// <summary>Version of the installed program; null where it is missing or does not answer.</summary>
    public static string? Version
    {
        get
        {
            if (!IsInstalled) return null;
            using var process = Process.Start(new ProcessStartInfo("pdftoppm", "-v") { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false })!;
            var words = process.StandardError.ReadToEnd().Split('\n')[0].Split(' ');
            process.WaitForExit();
            return words.Length > 0 && words[^1].Length > 0 ? words[^1] : null;
        }
    }

    /// <summary>A page as a binary PPM (P6); null where poppler is missing or fails.</summary>
    public static byte[]? RenderColor(string path, int page, int dpi)
    {
        if (!IsInstalled) return null;
        try
        {
            var output = ChildProgram.Run("pdftoppm", "pdftoppm", ["-r", N(dpi), "-f", N(page), "-l", N(page), "--", Path.GetFullPath(path)], default, Patience);
            return output.Length > 0 ? output : null;
        }
        catch (EngineFailedException)
        {
            return null;
        }
    }

    static string N(int value) => value.ToString(CultureInfo.InvariantCulture);
}
