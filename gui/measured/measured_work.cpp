// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/measured/measured_work.hpp"

#include <algorithm>
#include <memory>

#include "scenarios/calibrate/calibration.hpp"
#include "scenarios/checking/noted_text.hpp"
#include "scenarios/document/edit_tree.hpp"
#include "scenarios/document/read_document.hpp"
#include "scenarios/document/write_json.hpp"
#include "scenarios/format/assumptions.hpp"
#include "scenarios/format/data_files.hpp"
#include "scenarios/recorded/recordings.hpp"

namespace headroom::gui {

using document::Node;

namespace {

base::Error bad(std::string what) { return {base::Errc::BadInput, "", std::move(what)}; }

base::Result<Node> rootOf(const MeasuredText& scenario) {
    document::Loaded loaded =
        document::readText(scenario.text, scenario.path.filename().string(), document::Format::Json);
    base::Result<Node> root = bad("the scenario is not JSON without an error");
    if (loaded.ok()) root = std::move(*loaded.root);
    return root;
}

/// `unwritten`: files that it names and that are not there yet.
base::Result<format::Scenario> scenarioOf(const std::string& text, const MeasuredText& from,
                                          const format::DataFiles& unwritten = {}) {
    format::LoadedScenario loaded = format::loadScenarioText(text, from.path.string(), format::Overrides(), unwritten);
    if (!loaded.scenario) return bad(document::toLines(loaded.problems));
    if (const auto kept = checking::keepDesign(from.design, *loaded.scenario); !kept) return kept.error();
    return std::move(*loaded.scenario);
}

std::vector<format::Assumption> guessesOf(const format::Scenario& scenario) {
    std::vector<format::Assumption> guesses = format::assumptionsOf(scenario.designs);
    std::erase_if(guesses, [](const format::Assumption& one) { return !one.guess; });
    return guesses;
}

/// One file into the tree; what it says, or why it is refused: then nothing of it is kept.
void apply(const std::string& file, Node& root, std::unique_ptr<calibrate::Calibration>& calibration,
           Calibrated& into) {
    const Node before = root;
    const std::string name = std::filesystem::path(file).filename().string();
    auto tried = std::make_unique<calibrate::Calibration>(*calibration);
    const auto findings = tried->apply(file);
    if (!findings) {
        root = before;
        into.findings.push_back({name, findings.error().what, true});
        return;
    }
    calibration = std::move(tried);
    for (const std::string& one : *findings) into.findings.push_back({name, one, false});
}

}  // namespace

base::Result<Calibrated> calibrateText(const MeasuredText& scenario, const std::vector<std::string>& files,
                                       const std::string& of) {
    auto root = rootOf(scenario);
    if (!root) return root.error();
    const Node before = *root;
    Calibrated done;
    auto calibration = std::make_unique<calibrate::Calibration>(*root, of, "", scenario.path.parent_path(),
                                                                scenario.path.stem().string());
    for (const std::string& file : files) apply(file, *root, calibration, done);
    if (const auto complete = calibration->complete(); !complete) {
        *root = before;
        const std::string last =
            files.empty() ? std::string() : std::filesystem::path(files.back()).filename().string();
        done.findings.push_back({last, complete.error().what, true});
    }
    done.plots = calibration->plots();
    done.beside = calibration->files();
    done.changed = !(before == *root);
    const auto text = document::changeText(scenario.text, before, *root);
    if (!text) return text.error();
    done.text = *text;
    const auto read = scenarioOf(done.text, scenario, calibration->unwritten());
    if (!read) return read.error();
    done.guesses = guessesOf(*read);
    return done;
}

base::Result<Checked> checkText(const MeasuredText& scenario, const checking::Given& given, unsigned jobs,
                                const std::stop_token& stop, const std::function<void(double)>& progress) {
    const auto root = rootOf(scenario);
    if (!root) return root.error();
    const auto read = scenarioOf(scenario.text, scenario);
    if (!read) return read.error();
    const auto prepared = checking::prepare(*read, *root, given);
    if (!prepared) return prepared.error();
    const auto replications = checking::simulate(prepared->replay, jobs, stop, progress);
    if (!replications) return replications.error();
    auto comparison = checking::conclude(*prepared, *replications, read->overrides.prices, given);
    if (!comparison) return comparison.error();
    Checked done{std::move(*comparison), {}, {}};
    done.verdict = checking::judge(done.comparison, checking::hasSeen(*root, done.comparison));
    Node after = *root;
    checking::note(after, done.verdict, done.comparison, given.text());
    const auto noted = document::changeText(scenario.text, *root, after);
    if (!noted) return noted.error();
    done.noted = *noted;
    return done;
}

std::vector<std::string> ownersIn(const MeasuredText& scenario) {
    std::vector<std::string> names;
    const auto root = rootOf(scenario);
    if (!root) return names;
    for (const char* section : {"Resources", "Workloads"}) {
        const Node* all = root->find(section);
        for (std::size_t i = 0; all != nullptr && all->isObject() && i < all->size(); ++i)
            names.push_back(all->members()[i].key);
    }
    return names;
}

std::vector<format::Assumption> guessesIn(const MeasuredText& scenario) {
    const auto read = scenarioOf(scenario.text, scenario);
    return read ? guessesOf(*read) : std::vector<format::Assumption>();
}

base::Result<std::string> queriesOf(const MeasuredText& scenario) {
    const auto root = rootOf(scenario);
    if (!root) return root.error();
    const auto read = scenarioOf(scenario.text, scenario);
    if (!read) return read.error();
    const auto names = recorded::realNamesOf(*root, {});
    if (!names) return names.error();
    return recorded::queriesFor(read->designs.front(), *names, 60);
}

}  // namespace headroom::gui
