using System.Text;
using DisclosureExtract.Jobs.Files;

namespace DisclosureExtract.Cli.Shell;

/// <summary>What goes to people: nothing that a document or a file is called moves their terminal.</summary>
sealed class PlainWriter(TextWriter inner) : TextWriter
{
    public override Encoding Encoding => inner.Encoding;

    /// <summary>From here on, for standard output and for errors.</summary>
    public static void Guard()
    {
        Console.SetOut(new PlainWriter(Console.Out));
        Console.SetError(new PlainWriter(Console.Error));
    }

    public override void Write(char value) => inner.Write(PlainText.Lines(value.ToString()));

    public override void Write(string? value)
    {
        if (value is not null) inner.Write(PlainText.Lines(value));
    }

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Write(ReadOnlySpan<char> buffer) => Write(buffer.ToString());

    public override void WriteLine(string? value) => inner.WriteLine(PlainText.Lines(value ?? ""));

    public override void Flush() => inner.Flush();
}
