// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/scenario_session.hpp"

#include <QFileInfo>

#include <exception>
#include <utility>

#include "gui/format.hpp"
#include "gui/items/unfollowed.hpp"
#include "gui/translated.hpp"
#include "scenarios/document/read_document.hpp"

namespace headroom::gui {

namespace {

std::filesystem::path pathOf(const QString& path) { return path.toStdString(); }

/// Forms and the diagram change JSON; YAML is edited as text.
std::optional<document::Node> rootOf(const OpenFile& open) {
    const QString suffix = QFileInfo(open.path).suffix().toLower();
    if (open.textIsCut || suffix == QLatin1String("yaml") || suffix == QLatin1String("yml")) return std::nullopt;
    document::Loaded read = document::readText(open.source.text.toStdString(), "", document::Format::Json);
    return read.ok() && read.root->isObject() ? std::move(read.root) : std::nullopt;
}

void expect(OpenFile& open) {
    const format::Scenario& scenario = *open.loaded.scenario;
    const auto book = scenario.overrides.prices.book(scenario.region, scenario.pricesAsOf);
    if (!book) return;
    for (const format::Design& design : scenario.designs) {
        study::ExpectedFigures& figures =
            open.expected.emplace_back(study::expectedFigures(design, *book, scenario.simulation.duration));
        figures.leftOut.merge(unfollowedOf(design, scenario.simulation.duration));
    }
}

/// Fills in what the engine says. An exception is a mistake of ours or a lack of memory: it must not end the program.
void judge(OpenFile& open, const Engine& engine) {
    try {
        open.loaded = open.fromDisk ? engine.load(pathOf(open.path))
                                    : engine.loadText(open.source.text.toStdString(), pathOf(open.path));
        open.root = rootOf(open);
        if (!open.loaded.scenario) return;
        expect(open);
        const auto estimate = engine.estimate(*open.loaded.scenario);
        if (estimate) {
            open.estimate = *estimate;
        } else {
            open.refused = estimate.error();
        }
    } catch (const std::exception& wrong) {
        open.loaded.scenario.reset();
        open.unreadable = base::Error{base::Errc::Internal, open.path.toStdString(), wrong.what()};
    }
}

OpenFile openFile(const QString& path, const Engine& engine) {
    OpenFile open;
    open.path = path;
    auto read = readTextFile(path, ScenarioSession::kShownBytes);
    if (!read) {
        open.unreadable = read.error();
        return open;
    }
    open.source = std::move(*read);
    if (open.source.whyFixed.isEmpty() && hasLongLines(open.source.text))
        open.source.whyFixed = gui::tr(
            "Its lines are too long to be drawn and edited here: the Source shows their beginnings. Written in short "
            "lines (jq . FILE does it), it can be edited.");
    open.textIsCut = QFileInfo(path).size() > ScenarioSession::kShownBytes;
    judge(open, engine);
    return open;
}

}  // namespace

ScenarioSession::ScenarioSession(Engine engine, QObject* parent) : QObject(parent), engine_(std::move(engine)) {}

void ScenarioSession::open(const QString& path) {
    submit([this, path] { return openFile(path, engine_); });
}

void ScenarioSession::check(const QString& path, const QString& text) {
    submit([this, path, text] {
        OpenFile open;
        open.path = path;
        open.source.text = text;
        open.fromDisk = false;
        judge(open, engine_);
        return open;
    });
}

void ScenarioSession::submit(std::function<OpenFile()> load) {
    const std::uint64_t ticket = ++ticket_;
    busy_ = true;
    worker_.submit([this, ticket, load = std::move(load)](const std::stop_token&) {
        auto opened = std::make_shared<const OpenFile>(load());
        QMetaObject::invokeMethod(this, [this, ticket, opened = std::move(opened)] {
            if (ticket != ticket_) return;
            busy_ = false;
            emit loaded(opened);
        });
    });
}

}  // namespace headroom::gui
