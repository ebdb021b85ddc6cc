using DisclosureExtract.Engines;
using DisclosureExtract.Engines.Ocr;
using DisclosureExtract.Engines.Programs;
using DisclosureExtract.Facts;
using DisclosureExtract.Scans.Imaging;
using DisclosureExtract.Scans.Recognition;

namespace DisclosureExtract.Tests.Engines.Ocr;

/// <summary>Programs in the place of Tesseract that fail on purpose.</summary>
public sealed class TesseractTests : IDisposable
{
    const string Head = "level\\tpage_num\\tblock_num\\tpar_num\\tline_num\\tword_num\\tleft\\ttop\\twidth\\theight\\tconf\\ttext\\n";

    readonly string folder = Directory.CreateTempSubdirectory("tesseract").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    IReadOnlyList<string?> Read(string script, double seconds = 20)
    {
        var program = Path.Combine(folder, "program");
        File.WriteAllText(program, "#!/bin/sh\n" + script + "\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return new Tesseract(program, "0", TimeSpan.FromSeconds(seconds)).Read([new GrayCrop(60, 48, new byte[60 * 48]), new GrayCrop(60, 48, new byte[60 * 48])], StripKind.Amounts);
    }

    [Fact]
    public void Words_go_to_the_line_in_whose_slot_they_stand()
    {
        // Slots of 48 pixels, 24 between and above: the first from 24, the second from 96.
        var read = Read($"cat >/dev/null; printf '{Head}5\\t1\\t1\\t1\\t1\\t1\\t40\\t100\\t30\\t30\\t90\\t34.50\\n5\\t1\\t1\\t1\\t1\\t1\\t10\\t102\\t20\\t30\\t90\\t12\\n'");
        Assert.Equal([null, "1234.50"], read);
    }

    [Theory]
    [InlineData("cat >/dev/null; exit 3", "ended with code 3")]
    [InlineData("kill -SEGV $$", "ended with code 139")]
    [InlineData("cat >/dev/null; echo hello", "did not write the table")]
    [InlineData("cat >/dev/null; printf 'level\\t\\377\\376'", "no UTF-8")]
    [InlineData("cat >/dev/null; printf '" + Head + "5\\t1\\t1\\t1\\t1\\t1\\tx\\ty\\t2\\tz\\t90\\t12\\n'", "cannot be read")]
    [InlineData("exit 1", "ended with code 1")]
    public void A_program_that_fails_is_named_with_what_it_did(string script, string what) =>
        Assert.Contains(what, Assert.Throws<EngineFailedException>(() => Read(script)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_program_that_hangs_is_ended() =>
        Assert.Contains("did not answer", Assert.Throws<EngineFailedException>(() => Read("exec tail -f /dev/null", seconds: 0.3)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_program_that_is_not_there_is_named() =>
        Assert.Contains("cannot be started", Assert.Throws<EngineFailedException>(() => new Tesseract("/nowhere/tesseract", "0", TimeSpan.FromSeconds(5))
            .Read([new GrayCrop(60, 48, new byte[60 * 48])], StripKind.Text)).Message, StringComparison.Ordinal);
}
