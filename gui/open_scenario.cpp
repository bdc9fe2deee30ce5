// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/open_scenario.hpp"

namespace headroom::gui {

namespace {
constexpr std::chrono::milliseconds kPause(250);
}  // namespace

OpenScenario::OpenScenario(const Engine& engine, const QString& recovery, std::chrono::milliseconds betweenCopies,
                           QObject* parent)
    : QObject(parent), session_(engine), recovery_(recovery) {
    keeping_.setSingleShot(true);
    keeping_.setInterval(betweenCopies);
    connect(&keeping_, &QTimer::timeout, this, [this] {
        if (isModified()) {
            recovery_.keep(text_.text());
        } else {
            recovery_.forget();
        }
    });
    connect(&text_, &ScenarioText::edited, this, [this] {
        if (!keeping_.isActive()) keeping_.start();
    });
    pause_.setSingleShot(true);
    pause_.setInterval(kPause);
    connect(&pause_, &QTimer::timeout, this, [this] { session_.check(path_, text_.text()); });
    connect(&text_, &ScenarioText::edited, &pause_, qOverload<>(&QTimer::start));
    connect(&session_, &ScenarioSession::loaded, this, &OpenScenario::take);
    connect(&watch_, &FileWatch::changed, this, [this] {
        if (isModified()) {
            emit changedOnDisk();
        } else {
            reload();
        }
    });
}

void OpenScenario::open(const QString& path) {
    path_ = path;
    file_.reset();
    editable_ = false;
    reload();
}

void OpenScenario::reload() {
    if (path_.isEmpty()) return;
    pause_.stop();
    emit loading(path_);
    session_.open(path_);
}

void OpenScenario::settle() {
    if (!pause_.isActive()) return;
    pause_.stop();
    session_.check(path_, text_.text());
}

void OpenScenario::take(const SharedFile& file) {
    const bool first = file_ == nullptr;
    file_ = file;
    if (file->fromDisk) {
        form_ = file->source;
        editable_ = !file->unreadable && file->source.whyFixed.isEmpty();
        if (first) {
            text_.load(file->source.text);
            restore();
        } else if (!file->unreadable) {
            text_.replace(file->source.text, tr("reading the file again"));
            text_.setSaved();
            pause_.stop();  // it has just been checked
        }
        watch_.watch(path_);
    }
    emit loaded(file);
}

void OpenScenario::restore() {
    const auto kept = recovery_.begin(path_);
    if (!kept || !editable_ || *kept == text_.text()) return;
    text_.replace(*kept, tr("recovering what was not saved"));
    emit recovered();
}

void OpenScenario::discard() {
    keeping_.stop();
    recovery_.forget();
}

base::Result<void> OpenScenario::save(const QString& path) {
    form_.text = text_.text();
    // Killed after the file is written and before what was kept is forgotten, it must not come back as older changes.
    if (isModified()) recovery_.keep(form_.text);
    const auto written = writeTextFile(path, form_);
    if (!written) return written;
    discard();
    if (path != path_) recovery_.begin(path);  // what is kept there by now has been written over
    path_ = path;
    text_.setSaved();
    watch_.watch(path_);
    return {};
}

void OpenScenario::edit(const std::string& text, const QString& what) {
    if (editable_) text_.replace(QString::fromStdString(text), what);
}

}  // namespace headroom::gui
