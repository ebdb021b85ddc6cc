using System.CommandLine;
using System.Globalization;
using DisclosureExtract.Tools.Fuzzing;
using DisclosureExtract.Tools.Synthesis.Publishing;

namespace DisclosureExtract.Tools.Commands;

/// <summary><c>mutate --as FORMAT</c></summary>
static class MutateCommand
{
    public static Command Create()
    {
        var format = new Option<string>("--as") { Description = "The format of the files.", Required = true };
        format.AcceptOnlyFromAmong([.. Publication.Formats]);
        var count = new Option<int>("--count") { Description = "How many mutations.", DefaultValueFactory = _ => 2_000 };
        var first = new Option<ulong>("--first") { Description = "The first seed.", DefaultValueFactory = _ => 1 };
        var command = new Command("mutate", "Spoils bytes of synthetic documents: each must be read or refused with a reason, in time.")
        {
            format, count, first,
        };
        command.SetAction(result =>
        {
            var found = Mutations.Run(result.GetValue(format)!, result.GetValue(first), result.GetValue(count));
            foreach (var (reason, times) in found.Reasons.OrderByDescending(r => r.Value).Take(10))
                Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{times,5} {reason}"));
            foreach (var crash in found.Crashes) Console.Out.WriteLine("crash " + crash);
            foreach (var hang in found.Hangs) Console.Out.WriteLine("hang " + hang);
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{found.Read + found.Refused + found.Crashes.Count} mutations: {found.Read} read, {found.Refused} refused with a reason, "
                    + $"{found.Crashes.Count} crashes, {found.Hangs.Count} hangs; the longest {found.Longest.TotalSeconds:0.0} s"));
            return found.Crashes.Count + found.Hangs.Count == 0 ? 0 : 1;
        });
        return command;
    }
}
