using System.CommandLine;
using DisclosureExtract.Tools.Measuring;

namespace DisclosureExtract.Tools.Commands;

/// <summary><c>diagnosis</c></summary>
static class DiagnosisCommand
{
    public static Command Create()
    {
        var facts = new Option<int>("--facts") { Description = "Amounts of a form, about.", DefaultValueFactory = _ =>
            500 };
        var faults = new Option<int>("--faults") { Description = "Wrong amounts in it.", DefaultValueFactory = _ =>
            10 };
        var documents = new Option<int>("--documents") { Description = "Forms, drawn with fixed seeds.",
            DefaultValueFactory = _ => 10 };
        var command = new Command("diagnosis",
            "Measures what it takes to find the faults of a document.") { facts, faults, documents };
        command.SetAction(result =>
            DiagnosisTime.Run(result.GetValue(facts), result.GetValue(faults), result.GetValue(documents),
            Console.Out));
        return command;
    }
}
