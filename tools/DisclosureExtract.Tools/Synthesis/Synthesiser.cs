using DisclosureExtract.Pages;
using DisclosureExtract.Tools.Chance;
using DisclosureExtract.Tools.Synthesis.Composing;
using DisclosureExtract.Tools.Synthesis.Drawing;
using DisclosureExtract.Tools.Synthesis.Model;
using DisclosureExtract.Tools.Synthesis.Prose;
using DisclosureExtract.Tools.Synthesis.Sheets;
using DisclosureExtract.Tools.Synthesis.Sheets.Government;
using DisclosureExtract.Tools.Synthesis.Sheets.Places;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tools.Synthesis;

/// <summary>A synthetic disclosure with its truth.</summary>
sealed record SyntheticDisclosure(
    Accounts Accounts, SynthOptions Options, IReadOnlyList<DrawnPage> Pages, IReadOnlyList<PlacedSheet> Sheets,
    IReadOnlyList<PlantedFault> Faults)
{
    public byte[] ToPdf() => PdfFile.Write(Pages, Options.Layout.TextLayer);
}

/// <summary>Seed and options → disclosure. The same seed and options give the same bytes.</summary>
static class Synthesiser
{
    public static SyntheticDisclosure Make(ulong seed, SynthOptions options, SubjectCatalog? catalog = null)
    {
        catalog ??= SubjectCatalog.Default;
        var dice = new Dice(seed);
        var quantum = options.IsRounded ? 0.01m : options.Print.Place;
        var accounts = options.IsOfGovernment
            ? GovernmentBody.Make(dice.Fork("accounts"), options.IsFinal, quantum)
            : new AccountsMaker(catalog, dice.Fork("accounts"), quantum).Make(
                options.IsFinal, options.HasOwnMoney, options.HasFund, options.HasCapital, options.HasCarryover,
                options.IsLarge, options.HasNegative);
        if (options.Print.Province == Province.University) accounts = accounts with { Body = BodyNames.MakeUniversity(dice.Fork("university"), accounts.Body) };
        FormMaker maker = options.IsOfGovernment
            ? new GovernmentForms(accounts, options.Print, catalog, dice.Fork("forms"))
            : options.IsFinal
            ? new FinalForms(accounts, options.Print, catalog, dice.Fork("forms"))
            : PlaceForms.Of(accounts, options.Print, catalog, dice.Fork("forms"))
                ?? new BudgetForms(accounts, options.Print, catalog, dice.Fork("forms"));
        var sheets = maker.Make().ToList();
        if (options.HasSecondUnit)
        {
            var unit = accounts.Body with { Name = accounts.Body.Department + "信息中心", IsDepartment = false };
            var second = new AccountsMaker(catalog, dice.Fork("second"), quantum)
                .Make(
                    options.IsFinal, options.HasOwnMoney, options.HasFund, options.HasCapital, options.HasCarryover,
                    false, false) with { Body = unit, Year = accounts.Year };
            FormMaker further = options.IsFinal
                ? new FinalForms(second, options.Print, catalog, dice.Fork("second forms"))
                : new BudgetForms(second, options.Print, catalog, dice.Fork("second forms"));
            sheets.AddRange(further.Make().Select(s => s with { Entity = unit.Name }));
        }
        if (options.Print.HasFootnotes)
            sheets = sheets.ConvertAll(s =>
                s with
                {
                    Notes =
                    [
                        .. s.Notes, "注：1.本表金额因四舍五入可能存在尾差。",
                        string.Create(
                            System.Globalization.CultureInfo.InvariantCulture,
                            $"2.其中上级专项转移支付{accounts.Lines[0].Total / 10_000:0.00}万元，占12.35%。"),
                    ],
                });
        var faults = new FaultPlanter(catalog, dice.Fork("faults"), options.Print).Plant(sheets, options.Faults);
        var writing = dice.Fork("writing");
        sheets = sheets.ConvertAll(s => AmountWriter.Write(s, options.Print, writing));
        sheets.AddRange(accounts.Projects.Take(options.Layout.Cards).Select(p => CardSheet.Make(p, accounts)));
        var prose = options.Layout.HasProse ? new ProseMaker(accounts).Make() : [];
        var (pages, placed) = Composer.Compose(sheets, prose, accounts, options.Layout, dice.Fork("layout"));
        return new SyntheticDisclosure(accounts, options, pages, placed, faults);
    }

    /// <summary>A disclosure with options drawn from the seed.</summary>
    public static SyntheticDisclosure Make(ulong seed, bool? isFinal = null) =>
        Make(seed, SynthOptions.Random(new Dice(seed).Fork("options"), isFinal));
}
