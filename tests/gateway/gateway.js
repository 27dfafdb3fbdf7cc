// The real gateway of Wechaty, over a WeChat that the tests play by way of a small control page.
//
// The stock mock returns no ids of messages, drops the ids of those mentioned and fakes
// pictures: what it lacks is added here. Everything listens on loopback alone.

import http from 'node:http'
import fs from 'node:fs'

import { FileBox } from 'file-box'
import { log, types } from 'wechaty-puppet'
import { PuppetMock } from 'wechaty-puppet-mock'
import { PuppetServer } from 'wechaty-puppet-service'

const ME = 'wxid_bot'
const { GATEWAY_PORT, CONTROL_PORT, GATEWAY_TOKEN, GATEWAY_CERT, GATEWAY_KEY } = process.env

log.level('error')

class PlayedPuppet extends PuppetMock {

  said = new Map()
  files = new Map()
  sent = []
  given = 0
  awaited = new Map()

  nextId () {
    this.given += 1
    return `${process.pid}${String(this.given).padStart(8, '0')}`
  }

  ding (data) {
    this.emit('dong', { data: data ?? '' })
  }

  async messageRawPayload (id) {
    const payload = this.said.get(id)
    if (!payload) {
      throw new Error(`no payload found for id ${id}`)
    }
    return payload
  }

  async messageFile (id) {
    return this.fileOf(id)
  }

  async messageImage (id) {
    return this.fileOf(id)
  }

  fileOf (id) {
    const file = this.files.get(id)
    if (!file) {
      throw new Error(`no file found for id ${id}`)
    }
    return FileBox.fromBuffer(file.content, file.name)
  }

  async messageSendText (conversationId, text, mentionIdList) {
    return this.posted(conversationId, { text, mentions: mentionIdList ?? [] })
  }

  async messageSendFile (conversationId, fileBox) {
    const content = await fileBox.toBuffer()
    return this.posted(conversationId, { name: fileBox.name, content })
  }

  posted (chat, { text = '', name = '', content = null, mentions = [] }) {
    const known = this.mocker.cacheRoomPayload.has(chat) || this.mocker.cacheContactPayload.has(chat)
    if (!known) {
      throw new Error(`no such conversation ${chat}`)
    }
    const id = this.nextId()
    const room = this.mocker.cacheRoomPayload.has(chat)
    this.keep(id, { talkerId: ME, text, name, content, roomId: room ? chat : '', listenerId: room ? '' : chat, mentions })
    this.awaited.get(chat)?.()
    this.sent.push({ id, chat, text, name, content: content ? content.toString('base64') : '' })
    this.emit('message', { messageId: id })
    return id
  }

  keep (id, { talkerId, text, name, content, roomId, listenerId, mentions, at }) {
    let type = types.Message.Text
    if (content) {
      type = /\.(png|jpe?g)$/.test(name) ? types.Message.Image : types.Message.Attachment
      this.files.set(id, { name, content })
    }
    this.said.set(id, {
      filename: name ?? '',
      id,
      listenerId: listenerId ?? '',
      mentionIdList: mentions ?? [],
      roomId: roomId ?? '',
      talkerId,
      text: text ?? '',
      timestamp: at ?? Date.now(),
      type,
    })
  }

}

const puppet = new PlayedPuppet()

const CONTROLS = {
  '/contact': ({ id, name }) => {
    puppet.mocker.createContact({ id, name, type: types.Contact.Individual, friend: true })
    return {}
  },
  '/room': ({ id, topic, members }) => {
    puppet.mocker.createRoom({ id, topic, memberIdList: [ME, ...members], adminIdList: [] })
    return {}
  },
  '/say': ({ talker, room, text, mentions, name, content, at }) => {
    const id = puppet.nextId()
    puppet.keep(id, {
      at,
      content: content ? Buffer.from(content, 'base64') : null,
      listenerId: room ? '' : ME,
      mentions,
      name,
      roomId: room,
      talkerId: talker,
      text,
    })
    puppet.emit('message', { messageId: id })
    return { id }
  },
  // How long it takes, in milliseconds, until the bot answers in the same private chat.
  '/round': async ({ talker, text }) => {
    const began = performance.now()
    const answered = new Promise(resolve => puppet.awaited.set(talker, resolve))
    CONTROLS['/say']({ talker, text })
    await answered
    puppet.awaited.delete(talker)
    return { ms: performance.now() - began }
  },
  '/emit': ({ event, payload }) => {
    puppet.emit(event, payload)
    return {}
  },
  '/sent': ({ since }) => ({ sent: puppet.sent.slice(since) }),
}

function control (request, response) {
  const chunks = []
  request.on('data', chunk => chunks.push(chunk))
  request.on('end', async () => {
    const act = CONTROLS[request.url]
    let status = 404
    let told = {}
    try {
      if (act) {
        told = await act(JSON.parse(Buffer.concat(chunks).toString() || '{}'))
        status = 200
      }
    } catch (error) {
      status = 400
      told = { error: error.message }
    }
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(JSON.stringify(told))
  })
}

const tls = GATEWAY_CERT
  ? { serverCert: fs.readFileSync(GATEWAY_CERT, 'utf8'), serverKey: fs.readFileSync(GATEWAY_KEY, 'utf8') }
  : { disable: true }

puppet.mocker.createContact({ id: ME, name: '邻里议', type: types.Contact.Individual })
await puppet.start()
await puppet.login(ME)
const server = new PuppetServer({
  endpoint: `127.0.0.1:${GATEWAY_PORT}`,
  puppet,
  tls,
  token: GATEWAY_TOKEN,
})
await server.start()
http.createServer(control).listen(Number(CONTROL_PORT), '127.0.0.1', () => {
  process.stdout.write('ready\n')
})
