// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QApplication>
#include <QDialog>
#include <QFileDialog>
#include <QMessageBox>
#include <QTimer>

/// Answers dialogs that stop a test until they are.
namespace headroom::sample {

/// Presses a button of every question that comes up while it lives, by its text without the underline, and counts them;
/// file dialogs get a path.
class Answers : public QObject {
public:
    explicit Answers(QString button, QString path = {}) : button_(std::move(button)), path_(std::move(path)) {
        connect(&timer_, &QTimer::timeout, this, [this] { answer(); });
        timer_.start(20);
    }
    int asked() const { return asked_; }
    const QString& said() const { return said_; }

private:
    void answer() {
        QWidget* dialog = QApplication::activeModalWidget();
        if (auto* files = qobject_cast<QFileDialog*>(dialog)) {
            files->selectFile(path_);
            return path_.isEmpty() ? files->reject() : static_cast<QDialog*>(files)->accept();
        }
        auto* box = qobject_cast<QMessageBox*>(dialog);
        if (box == nullptr) return;
        for (QAbstractButton* button : box->buttons()) {
            if (button->text().remove(u'&') != button_) continue;
            ++asked_;
            said_ = box->text();
            return button->click();
        }
    }
    QString button_;
    QString path_;
    QString said_;
    int asked_ = 0;
    QTimer timer_;
};

}  // namespace headroom::sample
