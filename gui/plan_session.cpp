// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/plan_session.hpp"

#include <QCryptographicHash>
#include <QDir>
#include <QEvent>

#include <utility>

#include "gui/open_scenario.hpp"
#include "gui/pages/plan_page.hpp"

namespace headroom::gui {

namespace {

constexpr qsizetype kMostSweeps = 20;  // that are kept

/// A folder for this sweep of this file; those that were not asked for longest go.
QString folderFor(const QString& folder, const QString& path, const planning::Question& question) {
    QString asked = path + u'\n' + QString::fromStdString(question.design) + u'\n' +
                    QString::number(static_cast<int>(question.method)) + u'/' + QString::number(question.count);
    for (const std::string& vary : question.vary) asked += u'\n' + QString::fromStdString(vary);
    const QByteArray name = QCryptographicHash::hash(asked.toUtf8(), QCryptographicHash::Sha256).toHex().left(24);
    const QDir all(folder);
    const QStringList kept = all.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Time);
    for (const QString& old : kept.mid(kMostSweeps)) QDir(all.filePath(old)).removeRecursively();
    return all.filePath(QString::fromLatin1(name));
}

}  // namespace

PlanSession::PlanSession(const Engine& engine, unsigned jobs, OpenScenario& open, QString folder, QObject* parent)
    : QObject(parent), folder_(std::move(folder)), open_(open), controller_(engine, jobs) {}

void PlanSession::ask(planning::Question question) {
    if (question.kind == planning::QuestionKind::Sweep && !folder_.isEmpty())
        question.folder = folderFor(folder_, open_.path(), question).toStdString();
    controller_.ask(open_.text().text().toStdString(), open_.path().toStdString(), std::move(question));
}

void PlanSession::serve(PlanPage& page) {
    page_ = &page;
    page.installEventFilter(this);
    connect(&page, &PlanPage::asked, this, &PlanSession::ask);
    connect(&page, &PlanPage::stopRequested, &controller_, &PlanController::cancel);
    connect(&controller_, &PlanController::progressed, &page, &PlanPage::showProgress);
    connect(&controller_, &PlanController::answered, &page, &PlanPage::showAnswer);
    connect(&controller_, &PlanController::failed, &page, &PlanPage::showFailure);
}

void PlanSession::show(const SharedFile& file, const std::string& design) {
    file_ = file;
    design_ = design;
    told_ = false;
    if (page_ != nullptr && page_->isVisible()) tell();
}

void PlanSession::clear() {
    controller_.abandon();
    file_.reset();
    told_ = true;
    if (page_ != nullptr) page_->clear();
}

bool PlanSession::eventFilter(QObject* watched, QEvent* event) {
    if (watched == page_ && event->type() == QEvent::Show) tell();
    return QObject::eventFilter(watched, event);
}

/// What can be asked is worked out from the whole scenario, so only for a page that somebody looks at.
void PlanSession::tell() {
    if (std::exchange(told_, true)) return;
    const QString text = open_.text().text();
    page_->setSubject(file_ ? planSubjectOf(*file_, text.toStdString()) : nullptr, design_, text);
}

}  // namespace headroom::gui
