using System.Text;
using System.Text.Json.Nodes;
using DisclosureExtract.Correct;
using DisclosureExtract.Output;
using DisclosureExtract.Review.Deciding;
using static DisclosureExtract.Tests.Review.ReviewedForm;

namespace DisclosureExtract.Tests.Review.Deciding;

/// <summary>What cannot be meant is refused with words that say what to do.</summary>
public sealed class CorrectionsFileTests
{
    static DecisionTarget Target(string part, string? to) =>
        new() { Table = "t1", Row = 0, Column = part == "value" ? "total" : null, Part = part, From = new("1.00", 1m), To = to };

    static string Refused(params Decision[] decisions) =>
        Assert.Throws<CorrectionsException>(() => CorrectionsFile.Read(DisclosureJson.ToBytes(File(decisions)))).Message;

    [Fact]
    public void What_the_page_exports_is_read_back()
    {
        var file = File(Decide("d1", "correct", [Target("value", "-1234.50"), Target("code", "2080505")]));
        Assert.Equal(DisclosureJson.ToBytes(file), DisclosureJson.ToBytes(CorrectionsFile.Read(DisclosureJson.ToBytes(file))));
    }

    [Theory]
    [InlineData("value", "1,234.50", "is no amount")]
    [InlineData("value", "1e9", "is no amount")]
    [InlineData("value", "99999999999999999999", "is no amount")]
    [InlineData("code", "208-05", "is no code")]
    [InlineData("name", " ", "must not be empty")]
    [InlineData("unit", "辆", "is no unit of money")]
    [InlineData("form", "balance_sheet", "is the id of no form")]
    [InlineData("level", "village", "is none of")]
    [InlineData("row", "x", "can be accepted or rejected, not changed")]
    [InlineData("colour", "red", "is none of")]
    public void A_target_that_cannot_be_is_refused(string part, string to, string why) =>
        Assert.Contains(why, Refused(Decide("d1", "correct", [Target(part, to)])));

    [Fact]
    public void A_decision_that_says_nothing_is_refused()
    {
        Assert.Contains("it corrects nothing", Refused(Decide("d1", "correct", [Target("value", null)])));
        Assert.Contains("a rejection needs a reason", Refused(Decide("d1", "reject", []) with { Reason = " " }));
        Assert.Contains("it takes back nothing", Refused(Decide("d1", "undo", [])));
        Assert.Contains("is none of", Refused(Decide("d1", "delete", [])));
        Assert.Contains("stands twice", Refused(Decide("d1", "accept", []), Decide("d1", "accept", [])));
        Assert.Contains("which is not in the file", Refused(Decide("d1", "accept", []) with { Supersedes = "d0" }));
        Assert.Contains("is no time", Refused(Decide("d1", "accept", []) with { At = "yesterday" }));
    }

    [Theory]
    [InlineData("id")]
    [InlineData("cause")]
    [InlineData("action")]
    [InlineData("targets")]
    [InlineData("findings")]
    [InlineData("reason")]
    [InlineData("by")]
    [InlineData("at")]
    public void A_decision_with_null_for_what_it_must_say_is_refused(string member) =>
        Assert.Contains($"'{member}'", RefusedWithNull((JsonObject)Changed()["decisions"]![0]!, member), StringComparison.OrdinalIgnoreCase);

    [Theory]
    [InlineData("table")]
    [InlineData("part")]
    [InlineData("from")]
    public void A_target_with_null_for_what_it_must_say_is_refused(string member) =>
        Assert.Contains($"'{member}'", RefusedWithNull((JsonObject)Changed()["decisions"]![0]!["targets"]![0]!, member), StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void A_target_or_a_decision_that_is_null_is_refused()
    {
        var target = Changed();
        target["decisions"]![0]!["targets"]![0] = null;
        Assert.Contains("it corrects nothing", Refused(target));
        target["decisions"]![0]!["action"] = "accept";
        Assert.Contains("a target is null", Refused(target));
        var decision = Changed();
        decision["decisions"]![0] = null;
        Assert.Contains("a decision is null", Refused(decision));
    }

    /// <summary>Corrections as JSON that a test then changes.</summary>
    static JsonNode Changed() =>
        JsonNode.Parse(DisclosureJson.ToBytes(File(Decide("d1", "correct", [Target("value", "-1234.50")]))))!;

    static string Refused(JsonNode file) => Assert.Throws<CorrectionsException>(
        () => CorrectionsFile.Read(Encoding.UTF8.GetBytes(file.ToJsonString()))).Message;

    static string RefusedWithNull(JsonObject part, string member)
    {
        Assert.True(part.ContainsKey(member));
        part[member] = null;
        return Refused(part.Root);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("<html>")]
    public void Anything_else_is_refused(string text) =>
        Assert.Contains("not a file of corrections", Assert.Throws<CorrectionsException>(() => CorrectionsFile.Read(Encoding.UTF8.GetBytes(text))).Message);
}
