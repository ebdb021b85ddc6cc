using System.Diagnostics;
using System.Text.Json;
using DisclosureExtract.Facts;

namespace DisclosureExtract.EndToEnd;

public sealed class DoctorTests
{
    [Fact]
    public void Says_what_is_there_and_what_is_missing_in_text_and_in_json()
    {
        var text = BuiltProgram.Run("doctor");
        var json = BuiltProgram.Run("doctor", "--json");
        Assert.Equal(text.ExitCode, json.ExitCode);
        using var parts = JsonDocument.Parse(json.Output);
        var enough = parts.RootElement.EnumerateArray()
            .All(p => p.GetProperty("ok").GetBoolean() || p.GetProperty("optional").GetBoolean());
        Assert.Equal(enough ? 0 : 3, text.ExitCode);
        foreach (var part in parts.RootElement.EnumerateArray())
        {
            Assert.Contains(part.GetProperty("name").GetString()!, text.Output, StringComparison.Ordinal);
            Assert.Equal(part.GetProperty("ok").GetBoolean(), !part.TryGetProperty("consequence", out _));
        }
        string[] expected = ["pdftoppm (poppler)", "ONNX Runtime", "models/ch_PP-OCRv4_rec_infer.onnx", "tesseract with eng and chi_sim"];
        Assert.All(expected, name => Assert.Contains(name, text.Output, StringComparison.Ordinal));
    }

    [Fact]
    public void In_Chinese_nothing_but_names_and_versions_is_left_in_English()
    {
        foreach (var line in BuiltProgram.Run("doctor", "--lang", "zh").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            Assert.Matches("^(正常|缺少) ", line);
            if (line[0] == '缺') Assert.Matches("[\u4e00-\u9fff]", line[2..]);
            Assert.DoesNotMatch("[a-z]{2,} [a-z]{2,} [a-z]{2,}", line);
        }
    }

    /// <summary>The set-up changes the program itself: it takes its place, and the new one says what is there.</summary>
    [Fact]
    public void To_fix_runs_the_set_up_of_the_checkout_and_then_looks_again()
    {
        using var folder = new TemporaryFolder();
        var root = folder.File("预算 公开");
        Directory.CreateDirectory(Path.Combine(root, "src"));
        Directory.CreateDirectory(Path.Combine(root, "artifacts"));
        File.WriteAllText(Path.Combine(root, "global.json"), "{}");
        var setUp = Path.Combine(root, "src", "setup.sh");
        File.WriteAllText(setUp, "#!/bin/sh\necho \"set up: $*\"\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(setUp, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var program = Copy(Path.Combine(root, "artifacts", "app"));
        var run = Run(program, "doctor", "--fix");
        Assert.Contains("set up: app\n", run.Errors, StringComparison.Ordinal);
        Assert.Contains("pdftoppm (poppler)", run.Output, StringComparison.Ordinal);
        Assert.Equal(BuiltProgram.Run("doctor").ExitCode, run.ExitCode);
    }

    [Fact]
    public void To_fix_a_program_that_was_installed_is_left_to_who_may_install()
    {
        using var folder = new TemporaryFolder();
        var app = folder.File("app");
        var program = Copy(app);
        File.Delete(Path.Combine(app, "models", "ch_PP-OCRv4_rec_infer.onnx"));
        var run = Run(program, "doctor", "--fix");
        Assert.Equal(3, run.ExitCode);
        Assert.Matches("apt-get install|install the program anew", run.Errors);
    }

    /// <summary>The program in another place, by links to the same files.</summary>
    static string Copy(string folder)
    {
        using var copying = Process.Start("cp", ["-rl", Path.GetDirectoryName(BuiltProgram.Path)!, folder]);
        copying.WaitForExit();
        return Path.Combine(folder, "disclosure-extract");
    }

    static ProgramRun Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new(process.ExitCode, output, errors.GetAwaiter().GetResult());
    }
}
