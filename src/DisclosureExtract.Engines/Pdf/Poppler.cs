using System.Diagnostics;
using System.Globalization;
using System.Text;

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
        var start = new ProcessStartInfo("pdftoppm") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in (string[])["-r", N(dpi), "-f", N(page), "-l", N(page), "--", Path.GetFullPath(path)]) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        using var output = new MemoryStream();
        var copy = process.StandardOutput.BaseStream.CopyToAsync(output);
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            return null;
        }
        copy.GetAwaiter().GetResult();
        errors.GetAwaiter().GetResult();
        return process.ExitCode == 0 && output.Length > 0 ? output.ToArray() : null;
    }

    static string N(int value) => value.ToString(CultureInfo.InvariantCulture);
}
