// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/open_scenario.hpp"

#include <QFileInfo>

#include <iterator>

namespace headroom::gui {

namespace {
constexpr std::chrono::milliseconds kPause(250);

bool isYaml(const QString& path) {
    const QString suffix = QFileInfo(path).suffix().toLower();
    return suffix == QLatin1String("yaml") || suffix == QLatin1String("yml");
}
}  // namespace

OpenScenario::OpenScenario(const Engine& engine, const QString& recovery, std::chrono::milliseconds betweenCopies,
                           QObject* parent)
    : QObject(parent), session_(engine), recovery_(recovery) {
    keeping_.setSingleShot(true);
    keeping_.setInterval(betweenCopies);
    connect(&keeping_, &QTimer::timeout, this, &OpenScenario::keep);
    connect(&text_, &ScenarioText::edited, this, &OpenScenario::keepSoon);
    pause_.setSingleShot(true);
    pause_.setInterval(kPause);
    connect(&pause_, &QTimer::timeout, this, [this] { session_.check(path_, text_.text()); });
    connect(&text_, &ScenarioText::edited, &pause_, qOverload<>(&QTimer::start));
    connect(&text_.history(), &QUndoStack::indexChanged, this, &OpenScenario::standAs);
    connect(&session_, &ScenarioSession::loaded, this, &OpenScenario::take);
    connect(&watch_, &FileWatch::changed, this, &OpenScenario::seeChange);
    connect(&watch_, &FileWatch::gone, this, &OpenScenario::seeGone);
}

/// A history that is destroyed tells of its end, when there is nothing left to hear it.
OpenScenario::~OpenScenario() { text_.history().disconnect(this); }

void OpenScenario::keepSoon() {
    if (!keeping_.isActive()) keeping_.start();
}

void OpenScenario::keep() {
    const Unfinished now = unfinished_ && editable_ ? unfinished_() : Unfinished{};
    if (now.text || !now.typed.isEmpty()) {
        recovery_.keep(now.text.value_or(text_.text()), now.typed);
    } else if (isModified()) {
        recovery_.keep(text_.text());
    } else {
        recovery_.forget();
    }
}

void OpenScenario::open(const QString& path) {
    path_ = path;
    file_.reset();
    editable_ = false;
    onDisk_ = OnDisk::AsRead;
    reload();
}

void OpenScenario::reload() {
    if (path_.isEmpty()) return;
    pause_.stop();
    emit loading(path_);
    watch_.watch(path_);  // what changes while it is read is seen as well
    session_.open(path_);
}

void OpenScenario::settle() {
    if (!pause_.isActive()) return;
    pause_.stop();
    session_.check(path_, text_.text());
}

void OpenScenario::take(const SharedFile& file) {
    if (!file->fromDisk) {
        file_ = editable_ ? file : withStanding(*file);
    } else if (file_ == nullptr || (file_->unreadable && !isModified())) {
        takeFirst(file);
    } else {
        takeAgain(file);
    }
    emit loaded(file_);
}

void OpenScenario::takeFirst(const SharedFile& file) {
    file_ = file;
    text_.load(file->source.text);
    standings_.clear();
    stand({file->source, !file->unreadable && file->source.whyFixed.isEmpty(), file->textIsCut});
    restore();
}

/// A text that was checked does not know what keeps its file from being edited.
SharedFile OpenScenario::withStanding(const OpenFile& checked) const {
    auto file = std::make_shared<OpenFile>(checked);
    file->source.whyFixed = form_.whyFixed;
    file->textIsCut = cut_;
    return file;
}

/// A file that cannot be read any more leaves the text as it is, which can be saved: it may be the only one.
void OpenScenario::takeAgain(const SharedFile& file) {
    if (file->unreadable) {
        session_.check(path_, text_.text());
        return QFileInfo::exists(path_) ? setOnDisk(OnDisk::Unreadable) : seeGone();
    }
    file_ = file;
    text_.replace(file->source.text, tr("reading the file again"));
    stand({file->source, file->source.whyFixed.isEmpty(), file->textIsCut});
    text_.setSaved();
    pause_.stop();  // it has just been checked
    setOnDisk(OnDisk::AsRead);
}

/// What was kept is shown whatever the file has become: a disk that is not there, a file that is too long by now.
void OpenScenario::restore() {
    const auto kept = recovery_.begin(path_);
    typed_ = recovery_.typed();
    if (!kept || *kept == text_.text()) return;
    const TextFile form = editable_ ? form_ : TextFile{};
    text_.replace(*kept, tr("recovering what was not saved"));
    stand({form, true, false});
    emit recovered();
}

void OpenScenario::stand(const Standing& now) {
    const int index = text_.history().index();
    standings_.erase(standings_.upper_bound(index), standings_.end());
    standings_.insert_or_assign(index, now);
    standAs(index);
}

void OpenScenario::standAs(int index) {
    const auto next = standings_.upper_bound(index);
    if (next == standings_.begin()) return;
    const Standing& now = std::prev(next)->second;
    form_ = now.form;
    editable_ = now.editable;
    cut_ = now.cut;
    text_.setShortened(!editable_);
}

void OpenScenario::setOnDisk(OnDisk now) {
    if (now != OnDisk::Gone) indexWhenGone_ = -1;
    if (onDisk_ == now) return;
    onDisk_ = now;
    emit diskChanged();
}

void OpenScenario::seeChange() {
    // Editors and version control delete a file and write it anew: then nothing was changed here.
    const bool untouched = !isModified() || text_.history().index() == indexWhenGone_;
    if (untouched) return reload();
    setOnDisk(OnDisk::Changed);
}

/// The text is the only one there is: saving writes it, closing asks.
void OpenScenario::seeGone() {
    if (onDisk_ == OnDisk::Gone) return;
    const int index = isModified() ? -1 : text_.history().index();
    if (!cut_) {
        text_.setUnsaved();
        keepSoon();
    }
    setOnDisk(OnDisk::Gone);
    indexWhenGone_ = index;
}

bool OpenScenario::wouldOverwrite() const {
    return onDisk_ == OnDisk::Changed || (onDisk_ == OnDisk::AsRead && watch_.differs() && QFileInfo::exists(path_));
}

void OpenScenario::discard() {
    keeping_.stop();
    recovery_.forget();
}

base::Result<void> OpenScenario::save(const QString& path) {
    if (isYaml(path) != isYaml(path_))
        return base::Error{base::Errc::BadInput, path.toStdString(),
                           (isYaml(path_) ? tr("it is written in YAML; choose a name that ends in .yaml")
                                          : tr("it is written in JSON; choose a name that ends in .json"))
                               .toStdString()};
    form_.text = text_.text();
    // Killed after the file is written and before what was kept is forgotten, it must not come back as older changes.
    if (isModified()) recovery_.keep(form_.text);
    const auto written = writeTextFile(path, form_);
    if (!written) return written;
    discard();
    const bool moved = path != path_;
    path_ = path;
    if (moved) {
        recovery_.begin(path);
        recovery_.forget();  // what is kept there by now has been written over
    }
    text_.setSaved();
    stand({form_, true, cut_});
    watch_.watch(path_);
    setOnDisk(OnDisk::AsRead);
    if (moved) session_.check(path_, text_.text());  // files that it names are looked for beside it
    return {};
}

void OpenScenario::edit(const std::string& text, const QString& what) {
    if (editable_) text_.replace(QString::fromStdString(text), what);
}

}  // namespace headroom::gui
