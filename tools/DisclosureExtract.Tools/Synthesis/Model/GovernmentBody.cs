using DisclosureExtract.Tools.Chance;

namespace DisclosureExtract.Tools.Synthesis.Model;

/// <summary>The accounts of a whole government as far as covers and titles need them; its forms make their own lines.</summary>
static class GovernmentBody
{
    public static Accounts Make(Dice dice, bool isFinal, decimal quantum)
    {
        var body = BodyNames.MakePlace(dice.Fork("body"));
        return new Accounts
        {
            Body = body,
            Year = dice.Whole(2019, 2026),
            IsFinal = isFinal,
            Quantum = quantum,
            Lines = [],
            Economic = [],
            ThreePublic = new ThreePublic(0, 0, 0, 0, 0, 0, 0),
            ThreePublicBudget = new ThreePublic(0, 0, 0, 0, 0, 0, 0),
            Projects = [],
            Purchases = [],
        };
    }
}
