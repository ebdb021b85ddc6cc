using DisclosureExtract.Tools.Fuzzing;
using DisclosureExtract.Tools.Synthesis;
using DisclosureExtract.Tools.Synthesis.Publishing;
using DisclosureExtract.Tools.Synthesis.Scoring;

namespace DisclosureExtract.Tests.Formats;

/// <summary>The same disclosure gives the same facts in every format it is published in.</summary>
public sealed class PublicationTests
{
    public static TheoryData<string, ulong> Documents
    {
        get
        {
            var data = new TheoryData<string, ulong>();
            foreach (var format in Publication.Formats.Where(f => f != "pdf"))
                for (var seed = 7_001UL; seed <= 7_006; seed++) data.Add(format, seed);
            return data;
        }
    }

    [Theory, MemberData(nameof(Documents))]
    public void Every_format_gives_all_facts_and_nothing_else(string format, ulong seed)
    {
        var disclosure = Synthesiser.Make(seed);
        var score = Scorer.Score(disclosure, Publication.Write(disclosure, format, seed));

        Assert.Empty(score.Missing);
        Assert.Empty(score.Extra);
        Assert.Empty(score.LostForms);
        Assert.Empty(score.FalseErrors);
    }

    [Theory, InlineData("ofd"), InlineData("docx"), InlineData("xlsx"), InlineData("xls"), InlineData("html"), InlineData("mht")]
    public void Spoiled_files_are_read_or_refused_with_a_reason(string format)
    {
        var found = Mutations.Run(format, first: 500_001, count: 25);

        Assert.Empty(found.Crashes);
        Assert.Empty(found.Hangs);
    }
}
