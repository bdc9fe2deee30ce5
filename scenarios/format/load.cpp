// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "pricing/price_tables.hpp"
#include "scenarios/document/merge_patch.hpp"
#include "scenarios/document/pointer.hpp"
#include "scenarios/document/read_document.hpp"
#include "scenarios/document/suggest.hpp"
#include "scenarios/format/agreements_check.hpp"
#include "scenarios/format/cluster_reader.hpp"
#include "scenarios/format/data_files.hpp"
#include "scenarios/format/designs.hpp"
#include "scenarios/format/global_tables.hpp"
#include "scenarios/format/guess_ranges.hpp"
#include "scenarios/format/imported_section.hpp"
#include "scenarios/format/parameters.hpp"
#include "scenarios/format/quantity.hpp"
#include "scenarios/format/rates.hpp"
#include "scenarios/format/resources.hpp"
#include "scenarios/format/scenario.hpp"
#include "scenarios/format/sections.hpp"
#include "scenarios/format/table_rules.hpp"
#include "scenarios/format/table_streams.hpp"
#include "scenarios/format/top_level.hpp"
#include "scenarios/format/uncertain.hpp"
#include "scenarios/format/uncertain_parameters.hpp"
#include "scenarios/format/url_calls.hpp"
#include "scenarios/format/vpc_exits.hpp"
#include "scenarios/format/workloads.hpp"

namespace headroom::format {

using document::Node;
using document::Problem;
using document::Problems;
using document::Severity;

namespace {

/// What objectives can be of. A workload that has mistakes of its own is there all the same.
void addOnce(std::vector<Problem>& all, const std::vector<Problem>& more) {
    std::ranges::copy_if(more, std::back_inserter(all),
                         [&](const Problem& problem) { return std::ranges::find(all, problem) == all.end(); });
}

void applyOverrides(const Overrides& overrides, Simulation& simulation) {
    if (overrides.seed) simulation.seed = *overrides.seed;
    if (overrides.replications) simulation.replications = *overrides.replications;
    if (overrides.duration) simulation.duration = *overrides.duration;
}

void checkDesignName(Problems& problems, const std::vector<DesignPatch>& patches, const std::string& wanted) {
    std::vector<std::string_view> names;
    for (const DesignPatch& patch : patches) names.push_back(patch.name);
    if (wanted.empty() || std::find(names.begin(), names.end(), wanted) != names.end()) return;
    problems.error(document::Position{}, "/Designs",
                   "has no design " + document::quoted(wanted) + document::didYouMean(wanted, names));
}

/// Where text could not be read, what seems to be missing may stand there: nobody wants to be told.
void excuseMissingSections(Node& root) {
    for (const char* key : {"Headroom", "Region", "Resources", "Workloads"}) {
        if (root.find(key) == nullptr) root.set(key, Node::reported(root.position()));
    }
}

/// The same where a section's name is nearly right, which is told at that name.
void excuseMisspelled(Node& root) {
    for (const std::string_view key : {"Resources", "Workloads"}) {
        if (root.find(key) != nullptr) continue;
        const bool near = std::ranges::any_of(root.members(), [&](const document::Member& member) {
            return !document::didYouMean(member.key, std::span(&key, 1)).empty();
        });
        if (near) root.set(std::string(key), Node::reported(root.position()));
    }
}

/// One file on its way to a scenario. Reads design by design, so that one patched document is held at a time.
class Load {
public:
    Load(const std::filesystem::path& file, const Overrides& overrides, LoadedScenario& result, DataFiles files)
        : result_(result), problems_(file.string()), files_(std::move(files)) {
        scenario_.file = file;
        scenario_.overrides = overrides;
    }

    void read(Node& root) {
        excuseMisspelled(root);
        verdict_ = checkImported(problems_, root);
        scenario_.uncertain = resolveUncertainDefaults(problems_, root, scenario_.overrides);
        parameters_ = readParameters(problems_, root, scenario_.overrides.parameters);
        refuseNamesOfResources(problems_, root);
        document::substitute(root, parameters_, problems_);
        checkTop(problems_, root);
        scenario_.name = textOf(root, "Name", scenario_.file.stem().string());
        scenario_.description = textOf(root, "Description", "");
        scenario_.region = readRegion(problems_, root);
        readPrices(root);
        readTimes(root);
        const std::vector<DesignPatch> patches = readDesigns(problems_, root);
        checkDesignName(problems_, patches, scenario_.overrides.design);
        sections_ = patchableSections(root);
        if (holdsUncertain(sections_)) shared_ = inputsOf(sections_);
        for (const DesignPatch& patch : patches) {
            if (result_.problems.size() <= Problems::kMaxKept) addDesign(patch, root);
        }
        if (book_) warnOfMissingPrices(problems_, root, *book_, scenario_.designs);
        addOnce(result_.problems, problems_.list());
        if (!document::hasError(result_.problems)) result_.scenario = std::move(scenario_);
    }

private:
    /// The prices of the region on the day that the file asks for; all designs are priced with them.
    void readPrices(const Node& root) {
        if (scenario_.region.empty()) return;
        const Node* billing = root.find("Billing");
        const Node* date = billing != nullptr && billing->isObject() ? billing->find("PricesAsOf") : nullptr;
        if (date != nullptr && date->isString()) scenario_.pricesAsOf = date->asString();
        auto book = scenario_.overrides.prices.book(scenario_.region, scenario_.pricesAsOf);
        if (!book && date != nullptr) {
            problems_.error(*date, "/Billing/PricesAsOf", book.error().what);
            book = scenario_.overrides.prices.book(scenario_.region);  // what else is wrong is said beside it
        }
        if (book) book_ = std::move(*book);
    }

    void readTimes(const Node& root) {
        std::vector<Assumption> none;
        Reading reading{problems_, none, folder(), &files_};
        scenario_.simulation = readSimulation(reading, root);
        applyOverrides(scenario_.overrides, scenario_.simulation);
    }

    std::string folder() const { return scenario_.file.parent_path().string(); }

    /// The uncertain inputs of the file as written; what is wrong with them is said design by design.
    static std::vector<UncertainInput> inputsOf(Node sections) {
        Problems ignored("");
        return resolveUncertain(ignored, sections, {});
    }

    void addDesign(const DesignPatch& patch, const Node& root) {
        Problems mine(problems_.file());
        Node document = patch.patch == nullptr ? sections_ : document::mergePatch(sections_, *patch.patch);
        if (!fits(mine, document)) return addOnce(result_.problems, mine.list());
        refuseOpenReferences(mine, document, parameters_);
        putGuesses(scenario_.overrides.uncertain, patch.name, document);
        const bool uncertain = holdsUncertain(document);
        const Node written = uncertain ? document : Node();
        std::vector<Assumption> guesses = importedAssumptions(root, document, verdict_);
        UncertainChoice choice{UncertainChoice::Value::Likely, &scenario_.overrides.uncertain, patch.name, &shared_};
        const std::vector<UncertainInput> inputs = resolveUncertain(mine, document, choice);
        Design design = readDesign(mine, patch.name, document);
        std::ranges::move(guesses, std::back_inserter(design.assumptions));
        choice.draws = nullptr;
        if (uncertain && scenario_.overrides.uncertain.empty()) checkRanges(mine, written, inputs, choice);
        addOnce(result_.problems, mine.list());
        if (!scenario_.overrides.design.empty() && scenario_.overrides.design != patch.name) return;
        scenario_.designs.push_back(std::move(design));
        for (const UncertainInput& input : inputs) {
            const auto& known = scenario_.uncertain;
            if (std::find(known.begin(), known.end(), input) == known.end()) scenario_.uncertain.push_back(input);
        }
    }

    Design readDesign(Problems& problems, const std::string& name, const Node& root) {
        Design design;
        design.name = name;
        Reading reading{problems, design.assumptions, folder(), &files_};
        design.quotas = readQuotas(reading, root, scenario_.region);
        design.resources = readResources(reading, root, design.quotas);
        design.workloads = readWorkloads(reading, root, scenario_.simulation);
        for (const workload::TrafficSpec& spec : design.workloads)
            design.workloadsAt.push_back(nearest(root, document::child("/Workloads", spec.name)).node.position());
        const FunctionNames names = attachVersions(reading, root, design);
        attachLogs(reading, root, design);
        attachEventInvokes(reading, root, names, design);
        attachMappings(reading, root, names, design);
        attachScalings(reading, root, scenario_.simulation, design);
        design.billing = readBilling(reading, root);
        if (design.billing.pricesAsOf != scenario_.pricesAsOf) {
            reading.error(nearest(root, "/Billing/PricesAsOf"),
                          "must be the same for all designs: they share the prices");
        }
        if (book_) {
            design.rates = readRates(reading, root, *book_);
            design.billing.agreements.drawn = !scenario_.overrides.uncertain.empty();
            checkAgreements(reading, root, *book_, scenario_.overrides.prices, design);
            warnOfProvisionedThatNeverPays(reading, root, *book_, design);
        }
        design.objectives = readObjectives(reading, root, objectiveNames(reading, root, design));
        if (const auto& confidence = scenario_.overrides.confidence) {
            for (Objective& objective : design.objectives) objective.confidence = *confidence;
        }
        design.events = readEvents(reading, root, scenario_.simulation, design.resources, design.quotas.dynamoDb);
        checkLinks(reading, root, design);
        markUrlCalls(root, design);
        checkClusters(reading, root, design);
        completeHotKeys(reading, root, design);
        fillDefaults(reading, root, design);
        fillClusterDefaults(reading, root, design);
        fillVpcExits(reading, design);
        expandVersions(design);
        noteTableWrites(design);
        placeInRegions(reading, root, scenario_.region, design);
        checkProvisionedSum(reading, root, scenario_.region, design);
        if (!document::hasError(problems.list()))
            checkScalingReach(reading, root, design, scenario_.simulation.duration);
        checkStreams(reading, root, design);
        return design;
    }

    /// Reads the design again with every uncertain input at its Low and at its High: a draw must not be what fails.
    void checkRanges(Problems& mine, const Node& written, const std::vector<UncertainInput>& inputs,
                     UncertainChoice choice) {
        for (const bool high : {false, true}) {
            choice.value = high ? UncertainChoice::Value::High : UncertainChoice::Value::Low;
            Problems ignored("");
            Problems found(mine.file());
            Node document = written;
            resolveUncertain(ignored, document, choice);
            readDesign(found, choice.design, document);
            for (const Problem& problem : found.list()) reportBound(mine, problem, inputs, high ? "High" : "Low");
        }
    }

    static void reportBound(Problems& mine, const Problem& problem, const std::vector<UncertainInput>& inputs,
                            const std::string& bound) {
        const bool known = std::ranges::any_of(mine.list(), [&](const Problem& other) {
            return other.pointer == problem.pointer && other.text == problem.text;
        });
        if (known || problem.severity != Severity::Error) return;
        const bool own = std::ranges::find(inputs, problem.pointer, &UncertainInput::path) != inputs.end();
        if (own) return mine.error(problem.position, problem.pointer + "/Uncertain/" + bound, problem.text);
        mine.error(problem.position, problem.pointer,
                   problem.text + " (with every Uncertain input at its " + bound + ")");
    }

    LoadedScenario& result_;
    Problems problems_;
    Scenario scenario_;
    document::ParameterValues parameters_;
    std::optional<Assumption> verdict_;
    std::optional<pricing::PriceBook> book_;
    Node sections_;
    std::vector<UncertainInput> shared_;
    DataFiles files_;
};

LoadedScenario check(document::Loaded loaded, const std::filesystem::path& file, const Overrides& overrides,
                     const DataFiles& files) {
    LoadedScenario result{std::nullopt, std::move(loaded.problems)};
    if (!loaded.root) return result;
    if (!loaded.root->isObject()) {
        Problems problems(file.string());
        if (!loaded.root->isReported())
            problems.error(*loaded.root, "", "a scenario is an object with \"Headroom\": 1");
        addOnce(result.problems, problems.list());
        return result;
    }
    if (document::hasError(result.problems)) excuseMissingSections(*loaded.root);
    const bool ranged = overrides.uncertain.empty() && hasUncertainDefault(*loaded.root);
    const Node written = ranged ? *loaded.root : Node();
    Load(file, overrides, result, files).read(*loaded.root);
    if (ranged && result.scenario) {
        addOnce(result.problems, problemsAtBounds(result, overrides, [&](const Overrides& bound) {
                    LoadedScenario other;
                    Node again = written;
                    Load(file, bound, other, files).read(again);
                    return other.problems;
                }));
        if (document::hasError(result.problems)) result.scenario.reset();
    }
    std::ranges::stable_sort(result.problems, {}, [](const Problem& problem) {
        return std::pair(problem.position.line, problem.position.column);
    });
    return result;
}

}  // namespace

LoadedScenario loadScenario(const std::filesystem::path& file, const Overrides& overrides) {
    return check(document::readDocument(file), file, overrides, {});
}

LoadedScenario loadScenarioText(std::string_view text, const std::string& displayName, const Overrides& overrides) {
    return loadScenarioText(text, displayName, overrides, {});
}

LoadedScenario loadScenarioText(std::string_view text, const std::string& displayName, const Overrides& overrides,
                                const DataFiles& files) {
    const bool yaml = displayName.ends_with(".yaml") || displayName.ends_with(".yml");
    const document::Format format = yaml ? document::Format::Yaml : document::Format::Json;
    LoadedScenario loaded = check(document::readText(text, displayName, format), displayName, overrides, files);
    if (loaded.scenario) loaded.scenario->text = std::make_shared<const std::string>(text);
    return loaded;
}

}  // namespace headroom::format
