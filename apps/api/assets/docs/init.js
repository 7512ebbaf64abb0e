/* global SwaggerUIBundle */
SwaggerUIBundle({ url: '/docs/openapi.yaml', dom_id: '#api', deepLinking: true, withCredentials: true });
