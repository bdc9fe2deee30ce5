// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>
#include <memory>
#include <vector>

#include "scenarios/format/scenario.hpp"
#include "scenarios/study/result.hpp"

/// Values that models and panels show, made from a scenario and a result.
namespace headroom::gui {

enum class Mood : std::uint8_t { Plain, Good, Bad };

/// One read-only parameter.
struct Property {
    QString name;
    QString value;
    QString unit;
    QString doc;  ///< what it means and its source
};

/// How the requests of a workload arrive over a run.
struct ArrivalCurve {
    workload::ArrivalSpec spec;
    base::Duration length;  ///< of the run
};

struct OutlineItem {
    enum class Kind : std::uint8_t {
        Resource,
        Workload,
        Design,
        Objective,
        Event,
        Scenario,  ///< what all designs have in common: the region, the parameters
        State,     ///< of a state machine; in the graph of its states alone
    };
    Kind kind = Kind::Resource;
    std::string key;  ///< the name in scenario and result; of a state where its behaviour stands
    QString name;
    QString detail;  ///< at the right: "Lambda", "120/s diurnal", "base", "met"
    QString type;    ///< CloudFormation's, or what kind of thing it is
    Mood mood = Mood::Plain;
    std::uint32_t line = 0;  ///< in the file; 0: not known
    std::size_t place = 0;   ///< of an objective or event: in its list
    std::vector<Property> properties;
    std::shared_ptr<const ArrivalCurve> arrivals{};  ///< of a workload
};

struct OutlineSection {
    QString title;
    std::vector<OutlineItem> items;
};

/// What tells an item from others of its kind even after a change of it: an objective is what it says, and so has no
/// name of its own.
std::string identityOf(const OutlineItem& item);

/// The tree at the left: resources, workloads, designs, objectives, events of one design of a scenario.
struct Outline {
    std::vector<OutlineSection> sections;
};

/// `design` is an index into the scenario's designs.
Outline outlineOf(const format::Scenario& scenario, std::size_t design);

/// Writes "met", "missed" or "undecided" beside each objective of the design that was run.
void markObjectives(Outline& outline, const study::DesignResult& result);

/// "24 h · 5 replications · seed 42".
QString simulationSummary(const format::Simulation& simulation);

}  // namespace headroom::gui
