using System.CommandLine;
using DisclosureExtract.Tools.Commands;

// The workshop: invents documents with their truth, trains the models of models/, measures, fuzzes. The scripts of
// bench/ call it.
return new RootCommand("Invents disclosures, trains the models, measures the program and fuzzes it.")
{
    MakeCommand.Create(),
    ScoreCommand.Create(),
    TrainCommand.Create(),
    NearDuplicatesCommand.Create(),
    WatermarksCommand.Create(),
    ReadingsCommand.Create(),
    CellsCommand.Create(),
    LadderCommand.Create(),
    TruthCommand.Create(),
    DutiesCommand.Create(),
    DiagnosisCommand.Create(),
    FuzzCommand.Create(),
    MutateCommand.Create(),
    RewriteCommand.Create(),
    HostileCommand.Create(),
    QueueCommand.Create(),
    FormatsCommand.Create(),
}.Parse(args).Invoke();
