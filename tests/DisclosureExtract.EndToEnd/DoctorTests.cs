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
}
