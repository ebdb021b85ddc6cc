using DisclosureExtract.Engines.Ocr;
using DisclosureExtract.Facts;
using DisclosureExtract.Scans.Recognition;

namespace DisclosureExtract.Tests.Scans.Recognition;

public sealed class CtcDecoderTests
{
    static readonly string[] Classes = ["", "1", "7", "l", " "];
    static readonly CtcDecoder Decoder = new(Classes);

    /// <summary>One step for each word: the class with its probability, the rest to the blank.</summary>
    static float[] Steps(params (string Text, float Probability)[][] steps) => [.. steps.SelectMany(step =>
    {
        var row = new float[Classes.Length];
        foreach (var (text, probability) in step) row[Array.IndexOf(Classes, text)] = probability;
        return row;
    })];

    [Fact]
    public void Repeats_fold_and_blanks_part_them() =>
        Assert.Equal("117", Decoder.Decode(Steps([("1", 0.9f)], [("1", 0.8f)], [("", 0.9f)], [("1", 0.9f)], [("7", 0.9f)])).Text);

    [Fact]
    public void A_restricted_set_reads_only_what_may_stand_there()
    {
        var steps = Steps([("l", 0.8f), ("1", 0.2f)], [("7", 0.9f)]);
        Assert.Equal("l7", Decoder.Decode(steps).Text);
        Assert.Equal("17", Decoder.Decode(steps, Decoder.ClassesOf("17")).Text);
    }

    [Fact]
    public void What_else_was_thought_of_is_kept()
    {
        var reading = Decoder.Decode(Steps([("7", 0.7f), ("1", 0.2f), ("", 0.1f)]));
        Assert.Equal([("1", 0.2), ("", 0.1)], reading.Symbols[0].Others.Select(o => (o.Text, Math.Round(o.Probability, 3))));
        Assert.Equal(0.7, reading.Weakest, 3);
    }

    [Fact]
    public void Nothing_but_blanks_is_empty() => Assert.Equal("", Decoder.Decode(Steps([("", 1f)], [("", 1f)])).Text);
}
