// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/outline.hpp"

#include <algorithm>
#include <type_traits>

#include "gui/format.hpp"
#include "gui/items/answer_words.hpp"
#include "gui/items/arrivals_text.hpp"
#include "gui/items/field_text.hpp"
#include "gui/translated.hpp"
#include "model/services/stepfunctions/spec_fields.hpp"
#include "scenarios/format/sections.hpp"

namespace headroom::gui {

namespace {

std::vector<Property> propertiesOf(const format::ServiceSpec& spec) {
    return std::visit(
        [](const auto& service) {
            using Spec = std::decay_t<decltype(service)>;
            if constexpr (std::is_same_v<Spec, apigateway::Spec>) {
                return fieldTexts<Spec>(service, apigateway::kFields);
            } else if constexpr (std::is_same_v<Spec, lambda::Spec>) {
                return fieldTexts<Spec>(service, lambda::kFields);
            } else if constexpr (std::is_same_v<Spec, dynamodb::Spec>) {
                return fieldTexts<Spec>(service, dynamodb::kFields);
            } else if constexpr (std::is_same_v<Spec, dax::Spec>) {
                return fieldTexts<Spec>(service, dax::kFields);
            } else if constexpr (std::is_same_v<Spec, sqs::Spec>) {
                return fieldTexts<Spec>(service, sqs::kFields);
            } else {
                static_assert(std::is_same_v<Spec, stepfunctions::Spec>, "a new service: name its table here");
                return fieldTexts<Spec>(service, stepfunctions::kFields);
            }
        },
        spec);
}

OutlineItem itemOf(const format::Resource& resource) {
    OutlineItem item;
    item.kind = OutlineItem::Kind::Resource;
    item.key = resource.name;
    item.name = say::text(resource.name);
    item.detail = say::text(format::serviceLabel(resource.spec));
    item.type = say::text(resource.type);
    item.line = resource.at.line;
    item.properties = propertiesOf(resource.spec);
    return item;
}

QString targetText(const workload::TrafficSpec& traffic) {
    QString text = say::text(traffic.target);
    if (traffic.mix.size() == 1) {
        const std::string& what =
            traffic.mix.front().route.empty() ? traffic.mix.front().operation : traffic.mix.front().route;
        if (!what.empty()) text += QStringLiteral(", ") + say::text(what);
    } else {
        text += gui::tr(", %1 kinds of request").arg(traffic.mix.size());
    }
    return text;
}

OutlineItem itemOf(const workload::TrafficSpec& traffic) {
    OutlineItem item;
    item.kind = OutlineItem::Kind::Workload;
    item.key = traffic.name;
    item.name = say::text(traffic.name);
    item.detail = arrivalsText(traffic.arrivals);
    item.type = gui::tr("workload");
    item.properties.push_back({gui::tr("Target"), targetText(traffic), {}, {}});
    item.properties.push_back({gui::tr("Arrivals"), item.detail, {}, {}});
    if (traffic.timeout) {
        item.properties.push_back({gui::tr("Timeout"), say::duration(base::toSeconds(*traffic.timeout)), {}, {}});
    }
    return item;
}

OutlineItem itemOf(const format::Objective& objective) {
    OutlineItem item;
    item.kind = OutlineItem::Kind::Objective;
    item.key = objective.text;
    item.name = spoken::text(objective.text);
    item.type = gui::tr("objective");
    return item;
}

QString whenText(const format::ScenarioEvent& event) {
    if (event.at.empty()) return gui::tr("never");
    if (event.at.size() > 1) return gui::tr("%1 times").arg(event.at.size());
    return gui::tr("after %1").arg(say::length(base::toSeconds(event.at.front())));
}

OutlineItem itemOf(const format::ScenarioEvent& event) {
    OutlineItem item;
    item.kind = OutlineItem::Kind::Event;
    item.name = gui::tr("%1 of %2").arg(say::text(format::nameOf(event.kind)), say::text(event.target));
    item.detail = whenText(event);
    item.type = gui::tr("event");
    return item;
}

template <class Values>
OutlineSection section(QString title, const Values& values) {
    OutlineSection made{std::move(title), {}};
    for (const auto& value : values) made.items.push_back(itemOf(value));
    return made;
}

OutlineSection designsOf(const format::Scenario& scenario) {
    OutlineSection made{gui::tr("Designs"), {}};
    for (const format::Design& design : scenario.designs) {
        OutlineItem item;
        item.kind = OutlineItem::Kind::Design;
        item.key = design.name;
        item.name = say::text(design.name);
        item.detail = made.items.empty() && scenario.designs.size() > 1 ? gui::tr("base") : QString();
        item.type = gui::tr("design");
        made.items.push_back(std::move(item));
    }
    return made;
}

/// What belongs to the file as a whole.
OutlineItem scenarioItem(const format::Scenario& scenario) {
    OutlineItem item;
    item.kind = OutlineItem::Kind::Scenario;
    item.key = "Region";
    item.name = gui::tr("Region and parameters");
    item.detail = say::text(scenario.region);
    item.type = gui::tr("of all designs");
    item.properties.push_back({gui::tr("Region"), item.detail, {}, {}});
    return item;
}

}  // namespace

Outline outlineOf(const format::Scenario& scenario, std::size_t design) {
    Outline outline;
    if (design >= scenario.designs.size()) return outline;
    const format::Design& shown = scenario.designs[design];
    outline.sections.push_back(section(gui::tr("Resources"), shown.resources));
    outline.sections.push_back(section(gui::tr("Workloads"), shown.workloads));
    outline.sections.push_back(designsOf(scenario));
    if (!shown.objectives.empty()) outline.sections.push_back(section(gui::tr("Objectives"), shown.objectives));
    if (!shown.events.empty()) outline.sections.push_back(section(gui::tr("Events"), shown.events));
    outline.sections.push_back({gui::tr("Scenario"), {scenarioItem(scenario)}});
    for (OutlineSection& one : outline.sections) {
        for (std::size_t i = 0; i < one.items.size(); ++i) {
            one.items[i].place = i;
            if (one.items[i].kind == OutlineItem::Kind::Workload)
                one.items[i].arrivals = std::make_shared<const ArrivalCurve>(
                    ArrivalCurve{shown.workloads[i].arrivals, scenario.simulation.duration});
            if (one.items[i].kind == OutlineItem::Kind::Event) one.items[i].key = std::to_string(i);
        }
    }
    return outline;
}

std::string identityOf(const OutlineItem& item) {
    return item.kind == OutlineItem::Kind::Objective ? std::to_string(item.place) : item.key;
}

void markObjectives(Outline& outline, const study::DesignResult& result) {
    for (OutlineSection& section : outline.sections) {
        for (OutlineItem& item : section.items) {
            if (item.kind != OutlineItem::Kind::Objective) continue;
            const auto found = std::find_if(result.objectives.begin(), result.objectives.end(),
                                            [&](const auto& objective) { return objective.text == item.key; });
            if (found == result.objectives.end()) continue;
            switch (found->met) {
                case study::Met::Yes:
                    item.detail = gui::tr("met"), item.mood = Mood::Good;
                    break;
                case study::Met::No:
                    item.detail = gui::tr("missed"), item.mood = Mood::Bad;
                    break;
                case study::Met::Undecided:
                    item.detail = gui::tr("undecided"), item.mood = Mood::Plain;
                    break;
            }
        }
    }
}

QString simulationSummary(const format::Simulation& simulation) {
    const QString runs = simulation.replications == 1 ? gui::tr("1 replication")
                                                      : gui::tr("%1 replications").arg(simulation.replications);
    return gui::tr("%1 · %2 · seed %3")
        .arg(say::length(base::toSeconds(simulation.duration)), runs)
        .arg(simulation.seed);
}

}  // namespace headroom::gui
