// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/scenario_session.hpp"

#include <QFile>

#include <exception>
#include <utility>

#include "gui/format.hpp"

namespace headroom::gui {

namespace {

void readText(OpenFile& open) {
    QFile file(open.path);
    if (!file.open(QIODevice::ReadOnly)) {
        open.unreadable = base::Error{base::Errc::BadInput, open.path.toStdString(), file.errorString().toStdString()};
        return;
    }
    open.text = QString::fromUtf8(file.read(ScenarioSession::kShownBytes));
    open.textIsCut = !file.atEnd();
}

OpenFile openFile(const QString& path, const Engine& engine) {
    OpenFile open;
    open.path = path;
    readText(open);
    if (open.unreadable) return open;
    try {
        open.loaded = engine.load(std::filesystem::path(path.toStdString()));
        if (!open.loaded.scenario) return open;
        const auto estimate = engine.estimate(*open.loaded.scenario);
        if (estimate) {
            open.estimate = *estimate;
        } else {
            open.refused = estimate.error();
        }
    } catch (const std::exception& wrong) {
        open.loaded.scenario.reset();
        open.unreadable = base::Error{base::Errc::Internal, path.toStdString(), wrong.what()};
    }
    return open;
}

}  // namespace

ScenarioSession::ScenarioSession(Engine engine, QObject* parent) : QObject(parent), engine_(std::move(engine)) {}

void ScenarioSession::open(const QString& path) {
    path_ = path;
    file_.reset();
    const std::uint64_t ticket = ++ticket_;
    emit loading(path);
    worker_.submit([this, ticket, path](const std::stop_token&) {
        auto opened = std::make_shared<const OpenFile>(openFile(path, engine_));
        QMetaObject::invokeMethod(this, [this, ticket, opened = std::move(opened)] {
            if (ticket != ticket_) return;
            file_ = opened;
            emit loaded(opened);
        });
    });
}

void ScenarioSession::reload() {
    if (!path_.isEmpty()) open(path_);
}

}  // namespace headroom::gui
